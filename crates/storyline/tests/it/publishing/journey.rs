//! Tests the complete path from /start to live stories: its messages and every call to a provider.

use jiff::SignedDuration;
use sandbox::{ChatMessage, RequestLine};
use testbed::creator::Creator;

use crate::world::{World, story};

#[test]
fn two_creators_go_from_start_to_live_stories_of_their_own() {
    story(2, async |world| {
        world.until_stories(3).await;
        for creator in &world.creators {
            let stories = creator.stories(&world.testbed);
            assert!(stories.iter().all(|story| (story.width, story.height) == (1080, 1920)));
            assert_eq!(world.said(creator, "Live on").len(), stories.len());
        }
    });
}

#[test]
fn one_slot_takes_these_calls_and_no_others() {
    story(1, async |world| {
        world.until_outcomes(1).await;
        let story = &world.creator().stories(&world.testbed)[0];
        let from = story.published_at - SignedDuration::from_mins(61);
        let requests = world.testbed.sandbox.log().requests();
        let lines = requests.iter().filter(|line| line.at >= from && !is_standing(line)).map(normalised);
        insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @r"
    GET /g-api/drive/v3/files/{id} 200
    GET /g-api/drive/v3/files/{id} 200
    GET /ig-graph/v26.0/{id}/content_publishing_limit 200
    GET /g-api/drive/v3/files/{id} 200
    GET /g-api/drive/v3/files/{id} 200
    GET /ig-graph/v26.0/{id}/content_publishing_limit 200
    POST /ig-graph/v26.0/{id}/media 200
    GET /ig-graph/v26.0/{id} 200
    GET /ig-graph/v26.0/{id} 200
    POST /ig-graph/v26.0/{id}/media_publish 200
    POST /telegram/bot<TOKEN>/sendPhoto 200
    ");
    });
}

#[test]
fn the_chat_of_a_creator_reads_like_this() {
    story(1, async |world| {
        world.until_outcomes(2).await;
        insta::assert_snapshot!(transcript(world, world.creator()), @r"
    creator: /start
    Storyline: ✅ @harbour.coffee is connected.
      Nothing is posted until you go live.
    Storyline: ✅ Google Drive of harbour.coffee@mail.example is connected. I can only read it.
      Next, choose the folder with your pictures.
    Storyline: 🟢 You are live. @harbour.coffee: Stories are posted automatically.
      Next: at about {time}, {time}, {time} (Berlin).
      8 pictures: enough for 2 days. I'll tell you when they run out.
      [Refresh]
      [Settings]
    Storyline (silent): [picture] ✅ Live on @harbour.coffee since {time} (Berlin).
    Storyline (silent): [picture] ✅ Live on @harbour.coffee since {time} (Berlin).
    ");
    });
}

/// Returns whether a request is independent of slots: polling, listing, and the token needed for listing.
fn is_standing(line: &RequestLine) -> bool {
    ["/getUpdates", "/drive/v3/files", "/g-oauth/token"].iter().any(|end| line.path.ends_with(end))
}

/// Returns the method, the path with masked ids, and the status.
fn normalised(line: &RequestLine) -> String {
    let is_id = |segment: &str| {
        segment.len() > 14
            && segment.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
            && segment.bytes().any(|b| b.is_ascii_digit())
    };
    let path: Vec<_> = line.path.split('/').map(|part| if is_id(part) { "{id}" } else { part }).collect();
    let status = line.status.map_or_else(|| "-".to_owned(), |status| status.to_string());
    format!("{} {} {status}", line.method, path.join("/"))
}

fn transcript(world: &World, creator: &Creator) -> String {
    let messages = world.testbed.sandbox.telegram().chat(creator.chat);
    messages.iter().map(as_read).collect::<Vec<_>>().join("\n")
}

/// Formats one message: its sender, type, text and buttons. Its times are masked, because they vary from
/// creator to creator.
fn as_read(message: &ChatMessage) -> String {
    let who = if message.from_bot { "Storyline" } else { "creator" };
    let picture = if message.photo.is_some() { " [picture]" } else { "" };
    let silent = if message.silent { " (silent)" } else { "" };
    let text = without_times(&message.text).replace('\n', "\n  ");
    let buttons = message.buttons.iter().flatten().map(|button| format!("\n  [{}]", button.text));
    format!("{who}{silent}:{picture} {text}{}", buttons.collect::<String>())
}

fn without_times(text: &str) -> String {
    let is_time =
        |word: &str| word.len() == 5 && word.as_bytes()[2] == b':' && word.starts_with(char::is_numeric);
    let masked = |word: &str| match word.trim_end_matches(',') {
        time if is_time(time) => word.replace(time, "{time}"),
        _ => word.to_owned(),
    };
    text.split(' ').map(masked).collect::<Vec<_>>().join(" ")
}
