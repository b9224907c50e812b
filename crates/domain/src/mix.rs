//! The mix: the share of stories for each category, and which category comes next.

use std::collections::BTreeSet;

use thiserror::Error;

/// Number of consecutive stories over which the shares are balanced.
pub const MIX_WINDOW: usize = 20;

/// Shares have four decimals. Their sum may differ from 1 by one unit in the last decimal.
const PARTS: u32 = 10_000;

/// Why shares do not form a valid mix.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MixError {
    /// There are no categories.
    #[error("a mix needs at least one category")]
    Empty,
    /// A share is below 0, above 1 or not a number.
    #[error("the share of {0} must lie between 0 % and 100 %")]
    Share(String),
    /// A category occurs twice.
    #[error("{0} is named twice")]
    Twice(String),
    /// The shares do not add up to 1. The value is their sum in ten-thousandths.
    #[error("the shares add up to {}.{:02} %, not to 100 %", .0 / 100, .0 % 100)]
    Sum(u32),
}

/// A share in ten-thousandths, the precision of the column `ratio`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio(u16);

impl Ratio {
    /// Rounds a share to four decimals. Returns `None` if it is not a number between 0 and 1.
    pub fn from_share(share: f64) -> Option<Self> {
        // The range check guarantees that the cast is lossless.
        (0.0..=1.0).contains(&share).then(|| Self((share * f64::from(PARTS)).round() as u16))
    }

    /// Returns the share, 0 to 1.
    pub fn share(self) -> f64 {
        f64::from(self.0) / f64::from(PARTS)
    }
}

/// The shares of all categories. Together they add up to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mix {
    shares: Vec<(String, u32)>,
    whole: u32,
}

impl Mix {
    /// Creates a mix from shares between 0 and 1. A category with share 0 is never chosen. Fails if there are
    /// no shares, if a share is out of range, if a category is named twice, or if the sum differs from 1 by
    /// more than 0.0001.
    pub fn new(shares: Vec<(String, f64)>) -> Result<Self, MixError> {
        if shares.is_empty() {
            return Err(MixError::Empty);
        }
        let mut names = BTreeSet::new();
        let mut read = Vec::with_capacity(shares.len());
        for (name, share) in shares {
            let ratio = Ratio::from_share(share).ok_or_else(|| MixError::Share(name.clone()))?;
            if !names.insert(name.clone()) {
                return Err(MixError::Twice(name));
            }
            read.push((name, u32::from(ratio.0)));
        }
        let whole = read.iter().map(|(_, parts)| parts).sum();
        if PARTS.abs_diff(whole) > 1 { Err(MixError::Sum(whole)) } else { Ok(Self { shares: read, whole }) }
    }

    /// Creates a mix of equal shares, the default until a creator chooses shares. Ignores duplicate names.
    pub fn equal(names: impl IntoIterator<Item = String>) -> Self {
        let names: BTreeSet<String> = names.into_iter().collect();
        let shares: Vec<(String, u32)> = names.into_iter().map(|name| (name, 1)).collect();
        let whole = shares.iter().map(|(_, parts)| parts).sum();
        Self { shares, whole }
    }

    /// Returns the categories and their shares, 0 to 1, in the original order.
    pub fn shares(&self) -> impl Iterator<Item = (&str, f64)> {
        let whole = f64::from(self.whole);
        self.shares.iter().map(move |(name, parts)| (name.as_str(), f64::from(*parts) / whole))
    }

    /// Returns the categories in the order in which they should be chosen.
    ///
    /// `last` holds the categories of the stories published or in flight, newest first; the newest 19 count.
    /// The category furthest below its share comes first; ties are broken by larger share, then by name.
    pub fn ordered<S: AsRef<str>>(&self, last: &[S]) -> Vec<String> {
        let recent = &last[..last.len().min(MIX_WINDOW - 1)];
        let behind = |name: &str, parts: u32| {
            let seen = recent.iter().filter(|category| category.as_ref() == name).count();
            MIX_WINDOW as i64 * i64::from(parts) - seen as i64 * i64::from(self.whole)
        };
        let shown = self.shares.iter().filter(|(_, parts)| *parts > 0);
        let mut turns: Vec<_> = shown.map(|(name, parts)| (behind(name, *parts), *parts, name)).collect();
        turns.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then_with(|| a.2.cmp(b.2)));
        turns.into_iter().map(|(_, _, name)| name.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mix(shares: &[(&str, f64)]) -> Result<Mix, MixError> {
        Mix::new(shares.iter().map(|(name, share)| ((*name).to_owned(), *share)).collect())
    }

    /// Chooses `count` categories one after another and returns them oldest first.
    fn picks(mix: &Mix, count: usize) -> Vec<String> {
        let mut newest_first: Vec<String> = Vec::new();
        for _ in 0..count {
            let next = mix.ordered(&newest_first).swap_remove(0);
            newest_first.insert(0, next);
        }
        newest_first.reverse();
        newest_first
    }

    #[test]
    fn shares_that_make_no_mix_are_refused_in_words() {
        assert_eq!(mix(&[]), Err(MixError::Empty));
        assert_eq!(mix(&[("art", 1.5)]), Err(MixError::Share("art".into())));
        assert_eq!(mix(&[("art", f64::NAN), ("dogs", 1.0)]), Err(MixError::Share("art".into())));
        assert_eq!(mix(&[("art", -0.1), ("dogs", 1.0)]), Err(MixError::Share("art".into())));
        assert_eq!(mix(&[("art", 0.5), ("art", 0.5)]), Err(MixError::Twice("art".into())));
        let short = mix(&[("art", 0.5), ("dogs", 0.4001)]).unwrap_err();
        assert_eq!(short.to_string(), "the shares add up to 90.01 %, not to 100 %");
    }

    #[test]
    fn a_third_each_is_a_mix_although_it_sums_to_a_little_less_than_one() {
        assert!(mix(&[("a", 0.3333), ("b", 0.3333), ("c", 0.3333)]).is_ok());
        assert!(mix(&[("a", 0.3333), ("b", 0.3333), ("c", 0.3332)]).is_err());
    }

    #[test]
    fn the_category_furthest_behind_goes_first_then_the_larger_then_by_name() {
        let mix = mix(&[("dogs", 0.25), ("art", 0.25), ("news", 0.5)]).unwrap();
        assert_eq!(mix.ordered::<&str>(&[]), ["news", "art", "dogs"]);
        let last = ["news", "news", "news", "news", "news"];
        assert_eq!(mix.ordered(&last), ["news", "art", "dogs"], "all five behind: the larger share");
        let last = ["news", "news", "news", "news", "news", "news", "art"];
        assert_eq!(mix.ordered(&last), ["dogs", "news", "art"]);
    }

    #[test]
    fn only_the_newest_nineteen_count() {
        let mix = mix(&[("art", 0.5), ("dogs", 0.5)]).unwrap();
        let mut last = vec!["dogs"; 10];
        last.extend(["art"; 9]);
        last.extend(["art"; 500]);
        assert_eq!(mix.ordered(&last)[0], "art");
    }

    #[test]
    fn a_category_without_a_share_never_has_its_turn() {
        let mix = mix(&[("art", 0.7), ("dogs", 0.3), ("old", 0.0)]).unwrap();
        assert_eq!(mix.ordered::<&str>(&[]), ["art", "dogs"]);
    }

    #[test]
    fn without_a_mix_categories_take_turns() {
        let mix = Mix::equal(["b", "a", "c", "a"].map(String::from));
        let mut first = picks(&mix, 3);
        first.sort();
        assert_eq!(first, ["a", "b", "c"]);
        assert_eq!(Mix::equal([]).ordered::<&str>(&[]), [""; 0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn any_twenty_in_a_row_are_within_one_of_the_mix(weights in prop::collection::vec(1_u32..1000, 1..9)) {
            let total: u32 = weights.iter().sum();
            let mut parts: Vec<u32> = weights.iter().map(|weight| weight * PARTS / total).collect();
            parts[0] += PARTS - parts.iter().sum::<u32>();
            let shares = parts.iter().enumerate();
            let mix = Mix::new(shares.map(|(i, p)| (format!("c{i}"), f64::from(*p) / 10_000.0)).collect()).unwrap();
            let picked = picks(&mix, 1000);
            for run in picked.windows(MIX_WINDOW) {
                for (name, share) in mix.shares() {
                    let count = run.iter().filter(|pick| *pick == name).count() as f64;
                    prop_assert!((count - 20.0 * share).abs() < 1.0, "{name}: {count} for {share}");
                }
            }
        }
    }
}
