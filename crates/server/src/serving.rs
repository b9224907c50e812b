//! Starts the server: store, clock, providers, bot, web and workers.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures_util::FutureExt as _;
use providers::Http;
use providers::google::Google;
use providers::instagram::{Facebook, Instagram};
use providers::telegram::{Me, Telegram};
use store::Store;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use url::Url;

use crate::app::{App, AppError, EnabledProviders};
use crate::config::{Config, TelegramMode};
use crate::i18n::{Language, Words};
use crate::runtime::breaker::Breaker;
use crate::runtime::clock::{Clock, DatabaseClock};
use crate::runtime::failpoint::Failpoints;
use crate::runtime::local_files::LocalFiles;
use crate::runtime::media_url::MediaUrls;
use crate::runtime::metrics;
use crate::runtime::notify::Notifier;
use crate::runtime::webhook_secret::WebhookSecret;
use crate::{bot, web, work};

/// How long a stopping server may take to finish the work in progress.
const DRAIN: Duration = Duration::from_secs(25);

/// Why the server does not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// The address is in use, or does not belong to this machine.
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
    /// Building the HTTP client failed.
    #[error("{0}")]
    Http(#[from] providers::BuildError),
    /// Telegram rejects the bot's token.
    #[error("TELEGRAM_BOT_TOKEN: Telegram does not accept it; copy it again from @BotFather")]
    UnknownBot,
    #[error(transparent)]
    Store(#[from] store::StoreError),
}

/// A running server.
#[derive(Debug)]
pub struct Running {
    pub app: Arc<App>,
    pub address: SocketAddr,
    tasks: TaskTracker,
}

/// Binds the address first, so that a port in use is reported before anything else happens. Fails if the
/// address is in use or does not belong to this machine.
pub fn bind(address: SocketAddr) -> Result<std::net::TcpListener, StartError> {
    let bound = std::net::TcpListener::bind(address)
        .and_then(|listener| listener.set_nonblocking(true).map(|()| listener));
    bound.map_err(|error| StartError::Listen(address, error))
}

/// Converts a bound listener into one of the current Tokio runtime. Fails if the runtime rejects it.
pub fn listen(bound: std::net::TcpListener) -> Result<TcpListener, StartError> {
    let address = bound.local_addr().unwrap_or(([0, 0, 0, 0], 0).into());
    TcpListener::from_std(bound).map_err(|error| StartError::Listen(address, error))
}

/// Builds the application state from the configuration, a database and a clock. `public_base` is the public
/// address of the web server.
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

/// Starts the web server, the workers, and a background task that receives updates. Fails if Telegram rejects
/// the bot's token. An unreachable Telegram is not an error: a background task retries.
pub async fn start(app: Arc<App>, listener: TcpListener) -> Result<Running, StartError> {
    let address =
        listener.local_addr().map_err(|error| StartError::Listen(([0, 0, 0, 0], 0).into(), error))?;
    let bot = match app.telegram.get_me().await {
        Ok(me) => Some(known(&app, me)),
        Err(providers::telegram::TelegramError::Unauthorized) => return Err(StartError::UnknownBot),
        Err(error) => {
            tracing::warn!(%error, "calling Telegram failed, retrying");
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

/// Stores the bot's name, which links to the bot need, and returns the bot's id.
fn known(app: &App, me: Me) -> i64 {
    // The name is set once per process; a new name needs a restart.
    let _known_already = app.bot_name.set(me.username);
    me.id
}

/// Receives updates: sets Telegram's webhook, or deletes it and polls. Retries while Telegram is unreachable.
async fn receive(app: Arc<App>, mut bot: Option<i64>, mut waiting: bool) {
    while bot.is_none() && patience(&app).await {
        bot = app.telegram.get_me().await.map(|me| known(&app, me)).ok();
        waiting = true;
    }
    let Some(bot) = bot else { return };
    if waiting {
        tracing::info!(
            "checking whether the legacy application posts from this database, before calling Telegram"
        );
        while legacy_engine_posts(&app).await.unwrap_or(true) {
            if !patience(&app).await {
                return;
            }
        }
        set_menu(&app).await;
    }
    while let Err(error) = choose_how(&app, bot).await {
        tracing::warn!(%error, mode = app.telegram_mode.into_str(), "setting up how updates arrive failed, retrying");
        if !patience(&app).await {
            return;
        }
    }
    match app.telegram_mode {
        TelegramMode::Polling => work::poller::run(app, bot, bot::inbox::routing_of).await,
        TelegramMode::Webhook => work::webhook_watch::watch(app, bot).await,
    }
}

/// Returns whether the legacy application still posts from this database. If so, the bot still belongs to it
/// and is not touched.
async fn legacy_engine_posts(app: &App) -> Result<bool, store::StoreError> {
    let mut lookup = app.store.lookup().await?;
    let engine = lookup.engine().await?;
    lookup.commit().await?;
    Ok(engine == Some(store::cutover::Engine::Old))
}

async fn set_menu(app: &App) {
    for language in Language::all() {
        let menu = bot::commands::menu(Words::in_language(language));
        // Telegram shows the commands without a language code to users without a menu in their language.
        let code = (language != Language::ENGLISH).then(|| language.tag());
        if let Err(error) = app.telegram.set_commands(&menu, code).await {
            tracing::warn!(%error, "setting the menu of commands failed; the commands work without it");
        }
    }
}

/// Tells Telegram how this server receives updates. Both calls keep pending updates.
async fn choose_how(app: &App, bot: i64) -> Result<(), AppError> {
    match app.telegram_mode {
        TelegramMode::Polling => Ok(app.telegram.delete_webhook().await?),
        TelegramMode::Webhook => work::webhook_watch::set(app, bot).await,
    }
}

/// Waits five seconds; returns false if the server is stopping.
async fn patience(app: &App) -> bool {
    tokio::select! {
        () = tokio::time::sleep(Duration::from_secs(5)) => true,
        () = app.stopping.cancelled() => false,
    }
}

async fn serve_web(app: Arc<App>, listener: TcpListener) {
    let stopping = app.stopping.clone();
    let served = axum::serve(listener, web::router::router(&app, bot::inbox::routing_of))
        .with_graceful_shutdown(async move { stopping.cancelled().await })
        .await;
    if let Err(error) = served {
        tracing::error!(%error, "the web server stopped");
    }
}

/// Rereads the database's time periodically, so that drift of the local clock does not accumulate.
pub async fn keep_time(clock: Arc<DatabaseClock>, every: Duration, stopping: CancellationToken) {
    loop {
        tokio::select! { () = tokio::time::sleep(every) => {}, () = stopping.cancelled() => return }
        if let Err(error) = clock.reread().await {
            tracing::warn!(%error, "reading the database's time failed; using the last reading");
        }
    }
}

impl Running {
    /// Stops claiming work, finishes or releases the work in progress, and closes the database.
    pub async fn stop(&self) {
        self.app.stopping.cancel();
        if tokio::time::timeout(DRAIN, self.tasks.wait()).await.is_err() {
            tracing::warn!("stopping before all steps have finished; their leases will expire");
        }
        self.app.store.close().await;
    }
}
