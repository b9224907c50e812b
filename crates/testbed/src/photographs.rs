//! The demo's photographs. They are free to use, see `assets/photographs/LICENCES.md`.

/// A picture and its folder.
#[derive(Clone, Copy, Debug)]
pub struct Photograph {
    /// The folder, which is the picture's category.
    pub category: &'static str,
    pub name: &'static str,
    pub jpeg: &'static [u8],
}

macro_rules! collection {
    ($folder:literal: $($category:literal / [$($name:literal),+]),+) => {
        &[$($(Photograph {
            category: $category,
            name: concat!($name, ".jpg"),
            jpeg: include_bytes!(concat!(
                "../assets/photographs/", $folder, "/", $category, "/", $name, ".jpg"
            )),
        },)+)+]
    };
}

/// A coffee house by the harbour.
const HARBOUR: &[Photograph] = collection!("harbour-coffee":
    "cafe" / ["espresso", "crema", "spoon", "paving"],
    "neighbours" / ["cat", "raccoon", "moose", "dandelions"]);

/// An astronomy club.
const NIGHT: &[Photograph] = collection!("night-sky-club":
    "space" / ["deep-field", "galaxies", "africa", "city-lights"],
    "machines" / ["launch-pad", "rocket", "camera", "lookout"]);

/// One collection for each creator.
pub const COLLECTIONS: [&[Photograph]; 2] = [HARBOUR, NIGHT];
