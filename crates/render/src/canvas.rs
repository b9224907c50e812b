//! Composes a decoded picture and its background into a story's canvas.

use domain::rendition_plan::{Background, Fit, Rect, RenditionPlan, plan};
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::metadata::Cicp;
use image::{DynamicImage, RgbImage, RgbaImage, imageops};

use crate::decode::Picture;

/// Size at which the background is blurred, in pixels: a tenth of the canvas, because blurring is very cheap
/// at this size.
const BLUR_SIZE: (u32, u32) = (108, 192);

/// Standard deviation of the blur, in pixels at that size.
const BLUR_SIGMA: f32 = 5.0;

/// Brightness of the background, in percent of the original. A darker background makes the picture stand out.
const BACKGROUND_LIGHT: u16 = 65;

/// Draws a picture as planned for its size, orientation and fit.
pub(crate) fn compose(picture: Picture, fit: Fit) -> RgbImage {
    let (width, height) = (picture.pixels.width(), picture.pixels.height());
    let plan = plan(width, height, picture.orientation.to_exif(), fit);
    let shown = foreground(picture, &plan);
    let mut canvas = match plan.background {
        Background::Covered => return shown,
        Background::Black => RgbImage::new(plan.canvas.0, plan.canvas.1),
        Background::Blurred(part) => blurred(&shown, part, &plan),
    };
    imageops::replace(&mut canvas, &shown, plan.foreground.x.into(), plan.foreground.y.into());
    canvas
}

/// Returns the picture at its final size: upright, opaque, sRGB. Scales it first, because rotating and
/// converting colours is cheaper on fewer pixels.
fn foreground(picture: Picture, plan: &RenditionPlan) -> RgbImage {
    let sideways = matches!(picture.orientation.to_exif(), 5..=8);
    let source = if sideways { transposed(plan.source) } else { plan.source };
    let target = if sideways { transposed(plan.foreground) } else { plan.foreground };
    let mut pixels = DynamicImage::ImageRgb8(scale(picture.pixels, source, (target.width, target.height)));
    pixels.apply_orientation(picture.orientation);
    if picture.display_p3 {
        to_srgb(&mut pixels);
    }
    pixels.into_rgb8()
}

/// Swaps the axes of a centred rectangle, for a picture that is stored on its side. For a mirrored picture it
/// may be off by an invisible pixel.
fn transposed(rect: Rect) -> Rect {
    Rect { x: rect.y, y: rect.x, width: rect.height, height: rect.width }
}

fn scale(pixels: DynamicImage, part: Rect, size: (u32, u32)) -> RgbImage {
    let from = (pixels.width(), pixels.height());
    let crop = [part.x, part.y, part.width, part.height].map(f64::from);
    let opaque =
        if pixels.color().has_alpha() { flattened(&pixels.into_rgba8()) } else { pixels.into_rgb8() };
    let bytes = resize(opaque.as_raw(), from, crop, size, FilterType::Lanczos3);
    RgbImage::from_raw(size.0, size.1, bytes).expect("three bytes a pixel")
}

/// Replaces transparency with white, as photo galleries and Drive do.
fn flattened(pixels: &RgbaImage) -> RgbImage {
    let mut opaque = RgbImage::new(pixels.width(), pixels.height());
    for (to, from) in opaque.pixels_mut().zip(pixels.pixels()) {
        let [red, green, blue, alpha] = from.0.map(u16::from);
        to.0 = [red, green, blue].map(|light| ((light * alpha + 255 * (255 - alpha) + 127) / 255) as u8);
    }
    opaque
}

/// Converts Display P3 to sRGB. If the conversion is not available, the colours stay slightly pale.
fn to_srgb(pixels: &mut DynamicImage) {
    let original = pixels.clone();
    let converted = pixels
        .set_color_space(Cicp::DISPLAY_P3)
        .and_then(|()| pixels.apply_color_space(Cicp::SRGB, image::ConvertColorOptions::default()));
    if converted.is_err() {
        *pixels = original;
    }
}

/// Returns the background: `part` of the picture, enlarged to the canvas, blurred and darkened.
fn blurred(shown: &RgbImage, part: Rect, plan: &RenditionPlan) -> RgbImage {
    // `part` is in pixels of the original picture. The scaled picture is already available and sharp enough.
    let across = f64::from(shown.width()) / f64::from(plan.upright.0);
    let down = f64::from(shown.height()) / f64::from(plan.upright.1);
    let crop = [
        f64::from(part.x) * across,
        f64::from(part.y) * down,
        f64::from(part.width) * across,
        f64::from(part.height) * down,
    ];
    let tiny = resize(shown.as_raw(), shown.dimensions(), crop, BLUR_SIZE, FilterType::Box);
    let tiny = RgbImage::from_raw(BLUR_SIZE.0, BLUR_SIZE.1, tiny).expect("three bytes a pixel");
    let mut tiny = DynamicImage::ImageRgb8(tiny).fast_blur(BLUR_SIGMA).into_rgb8();
    for light in tiny.iter_mut() {
        *light = (u16::from(*light) * BACKGROUND_LIGHT / 100) as u8;
    }
    let whole = [0.0, 0.0, f64::from(BLUR_SIZE.0), f64::from(BLUR_SIZE.1)];
    let large = resize(tiny.as_raw(), BLUR_SIZE, whole, plan.canvas, FilterType::CatmullRom);
    RgbImage::from_raw(plan.canvas.0, plan.canvas.1, large).expect("three bytes a pixel")
}

/// Resizes `crop` (left, top, width, height) of an image of `from` pixels to `to` pixels. This compiles the
/// resizer for one pixel type; its generic entry point would compile it for all thirteen.
fn resize(bytes: &[u8], from: (u32, u32), crop: [f64; 4], to: (u32, u32), filter: FilterType) -> Vec<u8> {
    let source = TypedImageRef::<U8x3>::from_buffer(from.0, from.1, bytes).expect("as many bytes as pixels");
    let mut resized = vec![0; to.0 as usize * to.1 as usize * 3];
    let mut target =
        TypedImage::<U8x3>::from_buffer(to.0, to.1, &mut resized).expect("as many bytes as pixels");
    // Rounding errors may put the edges slightly outside the source.
    let [left, top, width, height] = crop;
    let width = width.min(f64::from(from.0) - left);
    let height = height.min(f64::from(from.1) - top);
    let options =
        ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter)).crop(left, top, width, height);
    Resizer::new().resize_typed(&source, &mut target, &options).expect("the crop lies within the source");
    resized
}
