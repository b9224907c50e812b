//! The page's button "Next story": forwards each press to the program that moves the clocks.

use std::time::Duration;

use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::mpsc::{self};
use tokio::sync::oneshot;

use super::state::DemoPage;

/// Maximum time to wait for the clocks to move, in real time.
const PATIENCE: Duration = Duration::from_secs(120);
const NOT_TAKEN: &str = "This page cannot move the clocks; use the control API.";

/// Receives the presses of the page's button.
#[derive(Debug)]
pub struct NextStoryButton(mpsc::Receiver<oneshot::Sender<String>>);

/// A press of the button. The page waits for its answer.
#[derive(Debug)]
pub struct NextStoryPress(oneshot::Sender<String>);

impl NextStoryButton {
    /// Waits for the next press. Waits forever if a newer receiver has taken over the button.
    pub async fn pressed(&mut self) -> NextStoryPress {
        match self.0.recv().await {
            Some(waiting) => NextStoryPress(waiting),
            None => std::future::pending().await,
        }
    }
}

impl NextStoryPress {
    /// Reports that the clocks have moved. The page shows `answer` next to them.
    pub fn done(self, answer: impl Into<String>) {
        // The viewer may have closed the page.
        let _gone = self.0.send(answer.into());
    }
}

impl DemoPage {
    pub(crate) fn next_story_button(&self) -> NextStoryButton {
        let (presses, taken) = mpsc::channel(1);
        self.change(|shown| shown.next_story = Some(presses));
        NextStoryButton(taken)
    }

    /// Forwards a press and waits for the answer.
    pub(crate) async fn press_next_story(&self) -> Result<String, String> {
        let (answer, answered) = oneshot::channel();
        let taker = self.shown().next_story.ok_or(NOT_TAKEN)?;
        taker.try_send(answer).map_err(|refused| match refused {
            TrySendError::Full(_) => "The clocks are moving already.",
            TrySendError::Closed(_) => NOT_TAKEN,
        })?;
        self.change(|shown| shown.moving = true);
        let answered = tokio::time::timeout(PATIENCE, answered).await;
        self.change(|shown| shown.moving = false);
        match answered {
            Ok(answer) => answer.map_err(|_| NOT_TAKEN.to_owned()),
            Err(_) => Err("That takes long; the clocks are still moving.".to_owned()),
        }
    }
}
