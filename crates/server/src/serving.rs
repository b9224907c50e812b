//! Puts the program together: store, clock, providers, bot, web and workers.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures_util::FutureExt as _;
use providers::Http;
use providers::google::Google;
use providers::instagram::{Facebook, Instagram};
use providers::telegram::{Me, Telegram, TelegramError};
use store::Store;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use url::Url;

use crate::app::{App, EnabledProviders};
use crate::config::{Config, TelegramMode};
use crate::i18n::{Language, Words};
use crate::runtime::breaker::Breaker;
use crate::runtime::clock::{Clock, DatabaseClock};
use crate::runtime::failpoint::Failpoints;
use crate::runtime::local_files::LocalFiles;
use crate::runtime::media_url::MediaUrls;
use crate::runtime::metrics;
use crate::runtime::notify::Notifier;
use crate::runtime::webhook_secret::{self, WebhookSecret};
use crate::{bot, web, work};

/// How long a stopping program may take to finish what it holds.
const DRAIN: Duration = Duration::from_secs(25);

/// Why the program does not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// The address is taken, or not ours.
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
    /// The HTTP client cannot be made.
    #[error("{0}")]
    Http(#[from] providers::BuildError),
    /// Telegram does not know the bot.
    #[error("TELEGRAM_BOT_TOKEN: Telegram does not accept it; copy it anew from @BotFather")]
    UnknownBot,
    #[error(transparent)]
    Store(#[from] store::StoreError),
}

/// A running program.
#[derive(Debug)]
pub struct Running {
    pub app: Arc<App>,
    pub address: SocketAddr,
    tasks: TaskTracker,
}

/// Binds the address, so that a port in use is known before anything else happens. Fails when the address is taken or
/// not ours.
pub fn bind(address: SocketAddr) -> Result<std::net::TcpListener, StartError> {
    let bound = std::net::TcpListener::bind(address)
        .and_then(|listener| listener.set_nonblocking(true).map(|()| listener));
    bound.map_err(|error| StartError::Listen(address, error))
}

/// Hands a bound address to the runtime that this is called in. Fails when the runtime does not take it.
pub fn listen(bound: std::net::TcpListener) -> Result<TcpListener, StartError> {
    let address = bound.local_addr().unwrap_or(([0, 0, 0, 0], 0).into());
    TcpListener::from_std(bound).map_err(|error| StartError::Listen(address, error))
}

/// The program's state over a database and a clock. `public_base` is where it is reached.
pub fn assemble(
    config: &Config,
    public_base: Url,
    store: Store,
    clock: Arc<dyn Clock>,
) -> Result<Arc<App>, StartError> {
    metrics::recorder();
    let http = Http::new(concat!("storyline/", env!("CARGO_PKG_VERSION")))?;
    let consent = [&config.instagram_hosts.www, &config.google_hosts.accounts];
    Ok(Arc::new(App {
        media_urls: MediaUrls::new(store.keyring()),
        bot_name: OnceLock::new(),
        telegram: Telegram::new(&http, config.telegram_api.clone(), config.bot_token.clone()),
        instagram: Instagram::new(
            &http,
            &config.instagram_hosts,
            config.graph_version.clone(),
            config.instagram_app.clone(),
        ),
        facebook: Facebook::new(
            &http,
            &config.facebook_hosts,
            config.graph_version.clone(),
            config.facebook_app.clone(),
        ),
        local_files: LocalFiles(config.media_dir.clone()),
        google: Google::new(&http, &config.google_hosts, config.google_app.clone()),
        enabled: EnabledProviders {
            instagram: config.instagram_app.is_some(),
            google: config.google_app.is_some(),
        },
        consent_origins: consent.map(|host| host.origin().ascii_serialization()).into(),
        public_base,
        lease: config.lease,
        telegram_mode: config.telegram_mode,
        webhook_secret: WebhookSecret::new(store.keyring()),
        signup: config.signup,
        operator: config.operator,
        rates: config.rates,
        failpoints: Failpoints(config.failpoint.filter(|_| config.sandbox)),
        notifier: Notifier::default(),
        breaker: Breaker::default(),
        stopping: CancellationToken::new(),
        store,
        clock,
    }))
}

/// Starts web, workers and, where Telegram knows the bot, the way updates come. Fails when Telegram refuses the bot's
/// token. Telegram being away is no error: polling goes on trying.
pub async fn start(app: Arc<App>, listener: TcpListener) -> Result<Running, StartError> {
    let address =
        listener.local_addr().map_err(|error| StartError::Listen(([0, 0, 0, 0], 0).into(), error))?;
    let bot = match app.telegram.get_me().await {
        Ok(me) => Some(known(&app, me)),
        Err(providers::telegram::TelegramError::Unauthorized) => return Err(StartError::UnknownBot),
        Err(error) => {
            tracing::warn!(%error, "Telegram does not answer; trying again");
            None
        }
    };
    let waiting = bot.is_some() && legacy_engine_posts(&app).await?;
    if bot.is_some() && !waiting {
        set_menu(&app).await;
    }
    let tasks = TaskTracker::new();
    work::start(&app, Arc::new(|app, lease| bot::inbox::handle(app, lease).boxed()), &tasks);
    tasks.spawn(receive(app.clone(), bot, waiting));
    tasks.spawn(serve_web(app.clone(), listener));
    tasks.close();
    tracing::info!(%address, "listening");
    Ok(Running { app, address, tasks })
}

/// The bot's number; its name is kept for links that lead to it.
fn known(app: &App, me: Me) -> i64 {
    // It is told again after a restart only: the first answer stands.
    let _known_already = app.bot_name.set(me.username);
    me.id
}

/// Lets updates come: asks Telegram to push them, or takes an older webhook away and polls. Telegram being away is
/// no reason to give up.
async fn receive(app: Arc<App>, mut bot: Option<i64>, mut waiting: bool) {
    while bot.is_none() && patience(&app).await {
        bot = app.telegram.get_me().await.map(|me| known(&app, me)).ok();
        waiting = true;
    }
    let Some(bot) = bot else { return };
    if waiting {
        tracing::info!(
            "before anything is asked of the bot: does the older application post from this database?"
        );
        while legacy_engine_posts(&app).await.unwrap_or(true) {
            if !patience(&app).await {
                return;
            }
        }
        set_menu(&app).await;
    }
    while let Err(error) = choose_how(&app).await {
        tracing::warn!(%error, mode = app.telegram_mode.into_str(), "Telegram does not let updates come; trying again");
        if !patience(&app).await {
            return;
        }
    }
    if app.telegram_mode == TelegramMode::Polling {
        work::poller::run(app, bot, bot::inbox::chat_of).await;
    }
}

/// Whether the legacy application still posts from this database: the bot is its own then, and not touched.
async fn legacy_engine_posts(app: &App) -> Result<bool, store::StoreError> {
    let mut lookup = app.store.lookup().await?;
    let engine = lookup.engine().await?;
    lookup.commit().await?;
    Ok(engine == Some(store::cutover::Engine::Old))
}

async fn set_menu(app: &App) {
    for language in Language::all() {
        let menu = bot::commands::menu(Words::in_language(language));
        // Telegram shows the menu without a language to everybody who has no menu of their own.
        let code = (language != Language::ENGLISH).then(|| language.tag());
        if let Err(error) = app.telegram.set_commands(&menu, code).await {
            tracing::warn!(%error, "setting the menu of commands failed; the commands work without it");
        }
    }
}

/// Waiting updates are kept either way.
async fn choose_how(app: &App) -> Result<(), TelegramError> {
    match app.telegram_mode {
        TelegramMode::Polling => app.telegram.delete_webhook().await,
        TelegramMode::Webhook => {
            let (address, secret) = (app.address(webhook_secret::PATH), app.webhook_secret.current());
            app.telegram.set_webhook(&address, secret, &work::poller::ALLOWED).await
        }
    }
}

/// Waits a little; false when the program is stopping.
async fn patience(app: &App) -> bool {
    tokio::select! {
        () = tokio::time::sleep(Duration::from_secs(5)) => true,
        () = app.stopping.cancelled() => false,
    }
}

async fn serve_web(app: Arc<App>, listener: TcpListener) {
    let stopping = app.stopping.clone();
    let served = axum::serve(listener, web::router::router(&app, bot::inbox::chat_of))
        .with_graceful_shutdown(async move { stopping.cancelled().await })
        .await;
    if let Err(error) = served {
        tracing::error!(%error, "the web server ended");
    }
}

/// Reads the database's time again and again, so that drift of this machine never grows.
pub async fn keep_time(clock: Arc<DatabaseClock>, every: Duration, stopping: CancellationToken) {
    loop {
        tokio::select! { () = tokio::time::sleep(every) => {}, () = stopping.cancelled() => return }
        if let Err(error) = clock.reread().await {
            tracing::warn!(%error, "the database's time could not be read; carrying on with the last reading");
        }
    }
}

impl Running {
    /// Stops claiming, finishes or hands back what is held, and closes the database.
    pub async fn stop(&self) {
        self.app.stopping.cancel();
        if tokio::time::timeout(DRAIN, self.tasks.wait()).await.is_err() {
            tracing::warn!("not everything was finished in time; leases will run out by themselves");
        }
        self.app.store.close().await;
    }
}
