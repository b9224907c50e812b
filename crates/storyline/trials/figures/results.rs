//! Collects the figures and compares them with their targets.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use crate::ground::Trouble;

/// The name and the bound of every figure, in the order of the table.
const FIGURES: [(&str, Bound); 22] = [
    ("fsync_commits_per_s", Bound::None),
    ("idle_tick_ms_1m_tenants", Bound::Most(3.0)),
    ("plan_slots_per_s", Bound::Least(5_000.0)),
    ("plan_statements_per_batch", Bound::Most(4.0)),
    ("reserve_per_s", Bound::Least(400.0)),
    ("reserve_statements", Bound::Most(8.0)),
    ("publish_stories_per_s", Bound::Least(60.0)),
    ("publish_statements", Bound::Most(12.0)),
    ("publish_commits", Bound::Most(6.0)),
    ("lateness_p99_ms_at_30ps", Bound::Most(1_000.0)),
    ("pick_ms_100k", Bound::Most(1.0)),
    ("press_p99_ms", Bound::Most(150.0)),
    ("press_p99_ms_at_200ps", Bound::Most(1_000.0)),
    ("press_transactions", Bound::Most(2.0)),
    ("press_round_trips", Bound::Most(10.0)),
    ("render_12mp_ms", Bound::Most(200.0)),
    ("rss_idle_mb", Bound::Most(50.0)),
    ("rss_1000_tenants_mb", Bound::Most(150.0)),
    ("start_external_ms", Bound::Most(300.0)),
    ("start_embedded_warm_ms", Bound::Most(600.0)),
    ("start_embedded_first_ms", Bound::Most(3_000.0)),
    ("binary_mb", Bound::Most(40.0)),
];

/// The target of a figure.
#[derive(Clone, Copy, Debug)]
enum Bound {
    None,
    Least(f64),
    Most(f64),
}

/// The figures measured so far.
#[derive(Debug, Default)]
pub(crate) struct Results {
    figures: BTreeMap<&'static str, f64>,
    more: BTreeMap<String, f64>,
}

impl Results {
    /// Records a figure of the table.
    pub(crate) fn note(&mut self, name: &'static str, value: f64) {
        debug_assert!(FIGURES.iter().any(|(known, _)| *known == name), "{name}");
        eprintln!("bench: {name} {}", shown(value));
        self.figures.insert(name, value);
    }

    /// Records a figure that is not in the table.
    pub(crate) fn also(&mut self, name: &str, value: f64) {
        eprintln!("bench: ({name} {})", shown(value));
        self.more.insert(name.to_owned(), value);
    }

    /// Prints the table and writes the file.
    pub(crate) fn write(&self) -> Result<(), Trouble> {
        println!("{:<28} {:>12} {:>12}", "figure", "measured", "reach");
        for (name, bound) in FIGURES {
            let value = *self.figures.get(name).ok_or_else(|| format!("{name} was not measured"))?;
            let (reach, kept) = match bound {
                Bound::None => (String::new(), true),
                Bound::Least(least) => (format!("≥ {}", shown(least)), value >= least),
                Bound::Most(most) => (format!("≤ {}", shown(most)), value <= most),
            };
            println!("{name:<28} {:>12} {reach:>12}{}", shown(value), if kept { "" } else { "  missed" });
        }
        for (name, value) in &self.more {
            println!("  {name:<26} {:>12}", shown(*value));
        }
        let all: BTreeMap<&str, f64> = self
            .figures
            .iter()
            .map(|(name, value)| (*name, rounded(*value)))
            .chain(self.more.iter().map(|(name, value)| (name.as_str(), rounded(*value))))
            .collect();
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/bench");
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join("results.json"), serde_json::to_vec_pretty(&all)?)?;
        Ok(())
    }
}

fn rounded(value: f64) -> f64 {
    (value * 1_000.0).round() / 1_000.0
}

fn shown(value: f64) -> String {
    if value >= 100.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}

pub(crate) fn milliseconds(length: Duration) -> f64 {
    length.as_secs_f64() * 1_000.0
}

/// Returns the given percentile of the values.
pub(crate) fn percentile(values: &mut [f64], percent: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = (values.len() * percent).div_ceil(100).saturating_sub(1);
    values.get(place).copied().unwrap_or(f64::NAN)
}
