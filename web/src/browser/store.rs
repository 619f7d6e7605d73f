//! The store of encrypted copies: this browser's `IndexedDB`.
//!
//! Nothing in it opens without a passphrase that the page never learns. Every tab of the page uses the
//! same one, and tells the others when it changes something.

use std::future::Future;

use futures_util::{
    FutureExt,
    future::{Either, select},
};
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use idb::{
    Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Transaction, TransactionMode,
    TransactionResult,
};
use keyside_core::Fingerprint;
use keyside_room::KeepProblem;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, DomException, IdbTransaction};

use super::window;
use crate::kept::{KeptCopy, Stored};

/// All that is kept.
pub(crate) async fn list() -> Result<Vec<Stored>, KeepProblem> {
    with_database(async |database| {
        let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(STORE)?;
        let mut stored = Vec::new();
        for key in store.get_all_keys(None, None)?.await? {
            let Some(name) = key.as_string() else {
                continue;
            };
            stored.push(match get(&transaction, &name).await? {
                Some(copy) => Stored::Copy(Box::new(copy)),
                None => Stored::Damaged { name },
            });
        }
        Ok(stored)
    })
    .await
}

/// Keeps a copy, in the place of an earlier one of the same key, and answers its capsule as it lies in
/// the store.
pub(crate) async fn keep(copy: KeptCopy) -> Result<String, KeepProblem> {
    let found = with_database(async move |database| {
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        put(&transaction, &copy).await?;
        committed(transaction).await?;

        let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
        get(&transaction, &name_of(&copy.fingerprint)).await
    })
    .await?;
    ask_to_persist();
    tell_tabs();
    found.map(|copy| copy.capsule).ok_or(KeepProblem::Failed)
}

/// Writes down what has changed of a copy, unless it is kept no longer.
pub(crate) async fn update(copy: KeptCopy) -> Result<(), KeepProblem> {
    with_database(async move |database| {
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let name = name_of(&copy.fingerprint);
        if get(&transaction, &name).await?.is_some() {
            put(&transaction, &copy).await?;
        }
        committed(transaction).await
    })
    .await?;
    tell_tabs();
    Ok(())
}

/// Deletes what lies under this name.
pub(crate) async fn discard(name: String) -> Result<(), KeepProblem> {
    with_database(async move |database| {
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(STORE)?;
        store.delete(JsValue::from_str(&name))?.await?;
        committed(transaction).await
    })
    .await?;
    tell_tabs();
    Ok(())
}

/// The name under which the copy of this key lies.
pub(crate) fn name_of(fingerprint: &Fingerprint) -> String {
    fingerprint.to_string()
}

/// Hears of each change, by this tab or another, until it is dropped.
pub(crate) struct Changes {
    _listener: EventListener,
    channel: BroadcastChannel,
}

impl Changes {
    /// Calls back at each change. A browser without the means tells of none.
    pub(crate) fn hear(mut call: impl FnMut() + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(CHANNEL).ok()?;
        Some(Self {
            _listener: EventListener::new(&channel, "message", move |_| call()),
            channel,
        })
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        self.channel.close();
    }
}

fn tell_tabs() {
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        _ = channel.post_message(&JsValue::NULL);
        channel.close();
    }
}

/// Asks the browser not to clear the store when space runs short. It decides by itself, or asks the
/// person; the copy is kept either way.
fn ask_to_persist() {
    if let Ok(answer) = window().navigator().storage().persist() {
        spawn_local(JsFuture::from(answer).map(drop));
    }
}

/// Does something with the database, in bearable time: some browsers never answer.
async fn with_database<T: Clone + 'static>(
    work: impl AsyncFnOnce(&Database) -> Result<T, Error> + 'static,
) -> Result<T, KeepProblem> {
    in_time(async {
        let database = open().await.map_err(|error| match problem(&error) {
            KeepProblem::Full => KeepProblem::Full,
            KeepProblem::Unavailable | KeepProblem::Failed => KeepProblem::Unavailable,
        })?;
        let outcome = work(&database).await;
        database.close();
        outcome.map_err(|error| problem(&error))
    })
    .await
}

/// The work goes on when nobody waits for it any more: its events still come.
async fn in_time<T: Clone + 'static>(
    work: impl Future<Output = Result<T, KeepProblem>> + 'static,
) -> Result<T, KeepProblem> {
    let work = work.boxed_local().shared();
    spawn_local(work.clone().map(drop));
    match select(work, TimeoutFuture::new(PATIENCE_MILLISECONDS)).await {
        Either::Left((outcome, _)) => outcome,
        Either::Right(_) => Err(KeepProblem::Failed),
    }
}

async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        // A database without the store fails when the store is used.
        if let Ok(database) = event.database() {
            _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    request.await
}

/// The copy under this name, if that is what lies there.
async fn get(transaction: &Transaction, name: &str) -> Result<Option<KeptCopy>, Error> {
    let store = transaction.object_store(STORE)?;
    let value = store.get(JsValue::from_str(name))?.await?;
    Ok(value
        .and_then(|value| serde_wasm_bindgen::from_value::<KeptCopy>(value).ok())
        .filter(|copy| name_of(&copy.fingerprint) == name))
}

async fn put(transaction: &Transaction, copy: &KeptCopy) -> Result<(), Error> {
    let name = JsValue::from_str(&name_of(&copy.fingerprint));
    let value = copy
        .serialize(&Serializer::json_compatible())
        .map_err(|error| Error::UpdateFailed(error.into()))?;
    let store = transaction.object_store(STORE)?;
    store.put(&value, Some(&name))?.await?;
    Ok(())
}

/// Waits until what was written is there to stay.
async fn committed(transaction: Transaction) -> Result<(), Error> {
    let watched: IdbTransaction = transaction.into();
    match Transaction::from(watched.clone()).await? {
        TransactionResult::Committed => Ok(()),
        TransactionResult::Aborted => Err(watched
            .error()
            .map_or(Error::DomExceptionNotFound, Error::DomException)),
    }
}

fn problem(error: &Error) -> KeepProblem {
    let exception = match error {
        Error::DomException(exception) => Some(exception),
        Error::UpdateFailed(thrown) | Error::IndexedDbOpenFailed(thrown) => {
            thrown.dyn_ref::<DomException>()
        }
        _ => None,
    };
    if exception.is_some_and(|exception| exception.name() == "QuotaExceededError") {
        KeepProblem::Full
    } else {
        KeepProblem::Failed
    }
}

const DATABASE: &str = "keyside";
const VERSION: u32 = 1;
const STORE: &str = "capsules";
const CHANNEL: &str = "keyside.kept";
const PATIENCE_MILLISECONDS: u32 = 10_000;
