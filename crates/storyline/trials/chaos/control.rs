//! The negative control: a client that repeats a publish after every response that is not a clean success, as
//! most code does. The same checks that find no fault in Storyline must find its duplicates.

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use providers::Http;
use providers::instagram::{ContainerStatus, Instagram};
use sandbox::{AccountType, Fault, FaultKind, When};
use secrecy::SecretString;
use url::Url;

use crate::ground::{Ground, Trouble, picture};
use crate::verdict;

/// Number of stories that the client posts.
const STORIES: u64 = 12;
/// Maximum number of attempts for each story.
const TRIES: u32 = 4;
const USERNAME: &str = "naive.client";

/// Lets the client post while faults of the same kind occur; returns the number of duplicates found.
pub(crate) async fn naive_client(ground: &Ground, seed: u64) -> Result<usize, Trouble> {
    let pictures = serve_pictures().await?;
    let ig_user = ground.sandbox.instagram().add_account(USERNAME, AccountType::Business);
    let token = SecretString::from(ground.sandbox.instagram().token(USERNAME));
    let instagram = client(ground)?;
    let faults = ground.sandbox.faults();
    for (kind, k) in [(FaultKind::DropAfter, 3), (FaultKind::DropBefore, 4)] {
        faults.arm(Fault { on: "POST /ig-graph/*/*/media_publish".into(), kind, when: When::Every(k) });
    }
    for number in 0..STORIES {
        let address = pictures.join(&format!("{}.jpg", seed * 1_000 + number))?;
        for _ in 0..TRIES {
            let container = instagram.create_image_container(&token, &ig_user, &address).await?;
            while instagram.container(&token, &container).await? == ContainerStatus::InProgress {
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
            if instagram.publish(&token, &ig_user, &container).await.is_ok() {
                break;
            }
        }
    }
    faults.clear();
    let live = verdict::stories(ground);
    Ok(verdict::doubles(live.iter().filter(|((account, _), _)| account == USERNAME).map(|(_, times)| times)))
}

fn client(ground: &Ground) -> Result<Instagram, Trouble> {
    let slashed = |url: &Url| Url::parse(&format!("{}/", url.as_str().trim_end_matches('/')));
    let hosts = ground.sandbox.hosts();
    let hosts = providers::InstagramHosts {
        www: slashed(&hosts.instagram_www)?,
        api: slashed(&hosts.instagram_api)?,
        graph: slashed(&hosts.instagram_graph)?,
    };
    Ok(Instagram::new(&Http::new("naive")?, &hosts, "v26.0".into(), None))
}

/// Serves a picture in the size of a story for each number.
async fn serve_pictures() -> Result<Url, Trouble> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
    let base = Url::parse(&format!("http://{}/", listener.local_addr()?))?;
    let show = async |axum::extract::Path(name): axum::extract::Path<String>| {
        let number = name.trim_end_matches(".jpg").parse().unwrap_or(0);
        ([(CONTENT_TYPE, "image/jpeg")], picture::numbered(number, 1080, 1920).unwrap_or_default())
    };
    let router = Router::new().route("/{name}", get(show));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(base)
}
