//! All messages that the bot sends, one file each: data, texts and buttons.

mod action;
mod answer;
mod chat;
mod connected;
mod context;
mod denied;
mod first_picture;
mod help;
mod is_it_live;
mod json;
mod library;
mod message;
mod moment;
mod next;
mod next_time;
mod not_posted;
mod offer;
mod pause;
mod picture;
mod practice;
mod provider;
mod published;
mod queue;
mod reason;
mod reconnect;
mod rendered;
mod rows_unread;
mod settings;
mod status;
mod stopped;
mod stored;
mod tenant_move;
mod wizard_button;

pub use self::action::{
    ButtonAction, ComingStory, Group, HowLong, ModeChoice, OnPost, PauseLength, PictureAt, PracticeChoice,
    RequestedStory, SetupStep, ShownPicture, StopUndo, StoryIs, WhenDryChoice,
};
pub use self::answer::Answer;
pub use self::chat::BackAgain;
pub use self::connected::Connected;
pub use self::context::Context;
pub use self::denied::{Denied, people_with};
pub use self::first_picture::FirstPicture;
pub use self::library::{CategoryItems, LibraryEmpty, LibraryIndexed, LibraryVanished, folder_name};
pub use self::message::{Message, Outgoing};
pub use self::moment::{city_of, clock_time, weekday_or_time};
pub use self::next::{Next, NotNow};
pub use self::next_time::NextTime;
pub use self::not_posted::NotPosted;
pub use self::pause::Pause;
pub use self::picture::Picture;
pub use self::practice::Practised;
pub use self::provider::Provider;
pub use self::published::Published;
pub use self::queue::{Coming, Queue};
pub use self::reason::{Reason, in_english, reject_in_short};
pub use self::reconnect::{Reconnect, WorksAgain};
pub use self::rendered::{Button, Press, Rendered, SentPicture};
pub use self::rows_unread::RowsUnread;
pub use self::settings::{PlanSummary, Settings};
pub use self::status::{Connection, Library, Status};
pub use self::stopped::{Sent, Stopped};
pub use self::stored::Unreadable;
pub use self::tenant_move::{MoveOffer, MoveSettled, Moved};
pub use self::wizard_button::{Step, WizardAction, WizardButton, WizardPanel};
