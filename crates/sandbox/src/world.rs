//! The three emulated providers together with their shared state.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use url::Url;

use crate::google::model::{self as google, Google};
use crate::ids::Ids;
use crate::instagram::model::{self as instagram, Instagram};
use crate::picture::LumaCache;
use crate::provider::{Provider, Shared};
use crate::telegram::model::{self as telegram, Telegram};

#[derive(Debug)]
pub(crate) struct World {
    pub(crate) shared: Arc<Shared>,
    pub(crate) telegram: Telegram,
    pub(crate) instagram: Instagram,
    pub(crate) google: Google,
    request_ids: Mutex<Ids>,
    pub(crate) pictures: LumaCache,
}

impl World {
    pub(crate) fn new(base: Url, now: Timestamp, seed: u64) -> reqwest::Result<Self> {
        let shared = Arc::new(Shared::new(base, now)?);
        let ids = || Ids::new(seed);
        let telegram = telegram::Model { ids: ids(), ..Default::default() };
        let instagram = instagram::Model { ids: ids(), ..Default::default() };
        let google = google::Model { ids: ids(), ..Default::default() };
        Ok(Self {
            telegram: Provider::new(shared.clone(), telegram),
            instagram: Provider::new(shared.clone(), instagram),
            google: Provider::new(shared.clone(), google),
            request_ids: Mutex::new(ids()),
            pictures: LumaCache::default(),
            shared,
        })
    }

    pub(crate) fn request_id(&self) -> String {
        let mut ids = self.request_ids.lock().unwrap_or_else(PoisonError::into_inner);
        ids.opaque("request", "req-", 16)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.shared.clock.now()
    }
}
