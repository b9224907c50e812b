//! The geometry of a rendition: which part of a picture is drawn where on a story's canvas.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::media::STORY_SIZE;

/// How a picture fills a story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Fit {
    /// The complete picture over a blurred copy of itself.
    #[default]
    Blur,
    /// Fills the canvas; excess is cropped equally on both sides.
    Crop,
    /// The complete picture between black bars.
    Letterbox,
}

/// A rectangle in pixels, given by its upper left corner and size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rect {
    /// Pixels from the left.
    pub x: u32,
    /// Pixels from the top.
    pub y: u32,
    /// At least 1.
    pub width: u32,
    /// At least 1.
    pub height: u32,
}

/// What is drawn around the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// Nothing: the picture covers the canvas.
    Covered,
    Black,
    /// This part of the picture, in pixels of the upright picture, blurred and enlarged to the canvas.
    Blurred(Rect),
}

/// The layout of a rendition. Picture coordinates refer to the picture after it is rotated upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenditionPlan {
    /// Width and height of the story, in pixels.
    pub canvas: (u32, u32),
    /// Width and height of the upright picture, in pixels.
    pub upright: (u32, u32),
    /// The part of the picture that is shown.
    pub source: Rect,
    /// Where on the canvas it is drawn. Always within the canvas.
    pub foreground: Rect,
    pub background: Background,
}

/// Plans a rendition of a picture stored as `width` × `height` pixels, both at least 1.
///
/// `orientation` is the EXIF value, 1–8. With 5–8 the picture is stored on its side; a number outside 1–8
/// counts as 1 (CIPA DC-008, tag 0x0112). Lengths are rounded half up to whole pixels and are at least 1;
/// each offset is half of the remaining length, rounded down.
pub fn plan(width: u32, height: u32, orientation: u8, fit: Fit) -> RenditionPlan {
    let stored = (width.max(1), height.max(1));
    let upright = if matches!(orientation, 5..=8) { (stored.1, stored.0) } else { stored };
    let (source, foreground) = match fit {
        Fit::Crop => (largest_within(upright, STORY_SIZE), whole(STORY_SIZE)),
        Fit::Blur | Fit::Letterbox => (whole(upright), largest_within(STORY_SIZE, upright)),
    };
    let background = match fit {
        _ if foreground == whole(STORY_SIZE) => Background::Covered,
        Fit::Blur => Background::Blurred(largest_within(upright, STORY_SIZE)),
        Fit::Crop | Fit::Letterbox => Background::Black,
    };
    RenditionPlan { canvas: STORY_SIZE, upright, source, foreground, background }
}

/// Returns the largest centred rectangle inside `room` with the aspect ratio of `shape`.
fn largest_within(room: (u32, u32), shape: (u32, u32)) -> Rect {
    let too_wide = u64::from(shape.0) * u64::from(room.1) > u64::from(shape.1) * u64::from(room.0);
    let (width, height) = if too_wide {
        (room.0, scaled(room.0, shape.1, shape.0).min(room.1))
    } else {
        (scaled(room.1, shape.0, shape.1).min(room.0), room.1)
    };
    Rect { x: (room.0 - width) / 2, y: (room.1 - height) / 2, width, height }
}

/// Returns `length · numerator / denominator`, rounded half up, at least 1.
fn scaled(length: u32, numerator: u32, denominator: u32) -> u32 {
    let (product, denominator) = (u64::from(length) * u64::from(numerator), u64::from(denominator));
    let rounded = (2 * product + denominator) / (2 * denominator);
    u32::try_from(rounded).unwrap_or(u32::MAX).max(1)
}

fn whole((width, height): (u32, u32)) -> Rect {
    Rect { x: 0, y: 0, width, height }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rect(x: u32, y: u32, width: u32, height: u32) -> Rect {
        Rect { x, y, width, height }
    }

    #[test]
    fn a_landscape_picture_stands_whole_in_the_middle_over_its_own_blur() {
        let plan = plan(4000, 3000, 1, Fit::Blur);
        assert_eq!(plan.source, rect(0, 0, 4000, 3000));
        assert_eq!(plan.foreground, rect(0, 555, 1080, 810));
        assert_eq!(plan.background, Background::Blurred(rect(1156, 0, 1688, 3000)));
    }

    #[test]
    fn a_crop_fills_the_canvas_with_the_middle_of_the_picture() {
        let plan = plan(4000, 3000, 1, Fit::Crop);
        assert_eq!((plan.source, plan.foreground), (rect(1156, 0, 1688, 3000), rect(0, 0, 1080, 1920)));
        assert_eq!(plan.background, Background::Covered);
    }

    #[test]
    fn a_letterbox_has_black_around_a_picture_narrower_than_the_canvas() {
        let plan = plan(500, 1000, 1, Fit::Letterbox);
        assert_eq!(plan.foreground, rect(60, 0, 960, 1920));
        assert_eq!(plan.background, Background::Black);
    }

    #[test]
    fn a_picture_in_story_shape_needs_no_background() {
        for fit in [Fit::Blur, Fit::Crop, Fit::Letterbox] {
            let plan = plan(540, 960, 1, fit);
            assert_eq!((plan.source, plan.foreground), (rect(0, 0, 540, 960), rect(0, 0, 1080, 1920)));
            assert_eq!(plan.background, Background::Covered);
        }
    }

    #[test]
    fn pictures_on_their_side_are_planned_upright() {
        for orientation in 0..=9 {
            let expected = if (5..=8).contains(&orientation) { (3000, 4000) } else { (4000, 3000) };
            assert_eq!(plan(4000, 3000, orientation, Fit::Blur).upright, expected);
        }
    }

    #[test]
    fn halves_are_rounded_up_and_nothing_vanishes() {
        assert_eq!((scaled(5, 1, 2), scaled(7, 1, 5), scaled(1, 1, 1000)), (3, 1, 1));
        assert_eq!(plan(1, 100_000, 1, Fit::Letterbox).foreground, rect(539, 0, 1, 1920));
    }

    fn inside(rect: Rect, room: (u32, u32)) -> bool {
        rect.width >= 1 && rect.height >= 1 && rect.x + rect.width <= room.0 && rect.y + rect.height <= room.1
    }

    proptest! {
        #[test]
        fn every_rectangle_lies_inside_and_keeps_the_shape_of_the_picture(
            width in 1_u32..20_000, height in 1_u32..20_000, orientation in 1_u8..=8,
            fit in prop::sample::select(vec![Fit::Blur, Fit::Crop, Fit::Letterbox]),
        ) {
            let plan = plan(width, height, orientation, fit);
            prop_assert!(inside(plan.source, plan.upright) && inside(plan.foreground, plan.canvas));
            if let Background::Blurred(rect) = plan.background {
                prop_assert!(inside(rect, plan.upright));
            }
            let fills = plan.foreground.width == 1080 || plan.foreground.height == 1920;
            prop_assert!(fills, "{plan:?}");
            // One side is exact, so the other differs by at most half a pixel of
            // the smaller of the two rectangles.
            let (s, f) = (plan.source, plan.foreground);
            let skew = (f64::from(s.width) * f64::from(f.height) - f64::from(s.height) * f64::from(f.width)).abs();
            prop_assert!(skew <= f64::from(s.width.max(s.height).max(f.width).max(f.height)), "{plan:?}");
        }
    }
}
