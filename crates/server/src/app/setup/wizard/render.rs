//! Renders a step of the set-up from the current facts.

use store::settings::Lifecycle;

use super::steps;
use super::view::WizardView;
use crate::i18n::{Html, digits};
use crate::messages::{Context, Rendered, Step};

impl WizardView {
    /// Renders the step as a message.
    pub fn render(&self, cx: &Context<'_>) -> Rendered {
        let (lines, buttons) = match self.step {
            Step::Welcome => steps::welcome::render(self, cx),
            Step::Instagram => steps::instagram::render(self, cx),
            Step::Drive => steps::drive::render(self, cx),
            Step::Folder => steps::folder::render(self, cx),
            Step::Schedule => steps::schedule::render(self, cx),
            Step::Mode => steps::mode::render(self, cx),
            Step::Summary => steps::summary::render(self, cx),
            Step::Live => steps::live::render(self, cx),
        };
        Rendered::new(Html::lines([self.progress(cx)].into_iter().chain(lines))).with(buttons)
    }

    /// Returns one dot per step: ● for earlier steps, ◉ for this one, ○ for later steps.
    fn progress(&self, cx: &Context<'_>) -> Html {
        if self.lifecycle != Lifecycle::Onboarding {
            return Html::default();
        }
        let here = self.steps.iter().position(|step| *step == self.step).filter(|here| *here > 0);
        let Some(here) = here else { return Html::default() };
        let dots = (1..self.steps.len()).map(|step| match step.cmp(&here) {
            std::cmp::Ordering::Less => '●',
            std::cmp::Ordering::Equal => '◉',
            std::cmp::Ordering::Greater => '○',
        });
        cx.show(&digits(dots.collect::<String>()))
    }
}
