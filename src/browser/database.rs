//! IndexedDB: asynchronous and, asked strictly, durable.
//!
//! Thin code of our own: of the crates that wrap it (idb, rexie, indexed-db, indexed_db_futures)
//! only the last can ask for strict durability, at the price of a dozen dependencies for what takes a
//! page here.

use std::{cell::Cell, rc::Rc};

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use super::Why;

const NAME: &str = "sightline";
const VERSION: u32 = 1;
/// The one object store: texts by key.
const RECORDS: &str = "records";

/// Some browsers were seen never to answer. The app then starts without.
const PATIENCE_MS: i32 = 5_000;

/// An open connection.
#[derive(Debug)]
pub(super) struct Database {
    connection: IdbDatabase,
    closed: Rc<Cell<bool>>,
    _on_close: Closure<dyn FnMut()>,
}

impl Database {
    /// # Errors
    /// Where the browser has no IndexedDB, forbids it, or cannot open the database.
    pub async fn open() -> Result<Self, Why> {
        let window = web_sys::window().ok_or(Why::Absent)?;
        let factory = match window.indexed_db() {
            Ok(Some(factory)) => factory,
            Ok(None) => return Err(Why::Absent),
            Err(error) => return Err(Why::of(&error)),
        };
        let request = factory
            .open_with_u32(NAME, VERSION)
            .map_err(|error| Why::of(&error))?;
        create_on_upgrade(&request);
        let connection = match opened(&window, &request).await {
            Ok(connection) => connection,
            Err(why) => {
                close_when_late(&request);
                return Err(why);
            }
        };

        let closed = Rc::new(Cell::new(false));
        // The browser closes it when its data are cleared. A newer version of the app in another
        // tab asks us to, and waits.
        let on_close = Closure::new({
            let (connection, closed) = (connection.clone(), Rc::clone(&closed));
            move || {
                closed.set(true);
                connection.close();
            }
        });
        connection.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        connection.set_onversionchange(Some(on_close.as_ref().unchecked_ref()));
        Ok(Self {
            connection,
            closed,
            _on_close: on_close,
        })
    }

    /// Whether it has been closed since it was opened.
    pub fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// Every key that begins with the prefix, and its value.
    ///
    /// # Errors
    /// Where the connection is closed or the browser cannot read.
    pub async fn list(&self, prefix: &str) -> Result<Vec<(String, String)>, Why> {
        self.try_list(prefix)
            .await
            .map_err(|error| self.why(&error))
    }

    /// Every key that begins with the prefix.
    ///
    /// # Errors
    /// As [`Self::list`].
    pub async fn keys(&self, prefix: &str) -> Result<Vec<String>, Why> {
        let keys = self.try_keys(prefix).await;
        keys.map_err(|error| self.why(&error))
    }

    /// The value under this key, if there is one.
    ///
    /// # Errors
    /// As [`Self::list`].
    pub async fn get(&self, key: &str) -> Result<Option<String>, Why> {
        Ok(self.get_value(key).await?.as_string())
    }

    /// The value under this key, be it text or not; undefined where there is none.
    ///
    /// # Errors
    /// As [`Self::list`].
    pub async fn get_value(&self, key: &str) -> Result<JsValue, Why> {
        let value = self.try_get(key).await;
        value.map_err(|error| self.why(&error))
    }

    /// Puts anything that can be kept under this key.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub async fn put_value(&self, key: &str, value: &JsValue) -> Result<(), Why> {
        let put = self.try_put(key, value).await;
        put.map_err(|error| self.why(&error))
    }

    /// Puts and removes in one transaction: all or nothing, and durable once this returns.
    ///
    /// # Errors
    /// Where the connection is closed or the browser cannot write; above all [`Why::Full`].
    pub async fn write(&self, puts: &[(&str, &str)], removals: &[&str]) -> Result<(), Why> {
        self.try_write(puts, removals)
            .await
            .map_err(|error| self.why(&error))
    }

    async fn try_keys(&self, prefix: &str) -> Result<Vec<String>, JsValue> {
        let (_, store) = self.begin("readonly")?;
        let keys = store.get_all_keys_with_key(&range(prefix)?.into())?;
        let keys: Array = done(&keys).await?.dyn_into()?;
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    async fn try_get(&self, key: &str) -> Result<JsValue, JsValue> {
        let (_, store) = self.begin("readonly")?;
        done(&store.get(&key.into())?).await
    }

    async fn try_put(&self, key: &str, value: &JsValue) -> Result<(), JsValue> {
        let (_, store) = self.begin("readwrite")?;
        done(&store.put_with_key(value, &key.into())?).await?;
        Ok(())
    }

    async fn try_list(&self, prefix: &str) -> Result<Vec<(String, String)>, JsValue> {
        let (_, store) = self.begin("readonly")?;
        let range = range(prefix)?;
        let keys = store.get_all_keys_with_key(&range)?;
        let texts = store.get_all_with_key(&range)?;
        let texts_done = done(&texts);
        let keys: Array = done(&keys).await?.dyn_into()?;
        let texts: Array = texts_done.await?.dyn_into()?;
        let pair = |(key, text): (JsValue, JsValue)| {
            // Anything but text is nothing we wrote; it is listed, so that it is seen to be damaged.
            Some((key.as_string()?, text.as_string().unwrap_or_default()))
        };
        Ok(keys.iter().zip(texts.iter()).filter_map(pair).collect())
    }

    async fn try_write(&self, puts: &[(&str, &str)], removals: &[&str]) -> Result<(), JsValue> {
        let (transaction, store) = self.begin("readwrite")?;
        let completed = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        });
        for (key, text) in puts {
            store.put_with_key(&(*text).into(), &(*key).into())?;
        }
        for key in removals {
            store.delete(&(*key).into())?;
        }
        JsFuture::from(completed).await.map_err(|_| {
            let error = transaction.error();
            error.map_or(JsValue::UNDEFINED, JsValue::from)
        })?;
        Ok(())
    }

    /// Begins a transaction. Called by name, since the bindings for durability are still marked as
    /// unstable. A browser that does not know it ignores it.
    fn begin(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begin: Function = Reflect::get(&self.connection, &"transaction".into())?.dyn_into()?;
        let transaction = begin.call3(&self.connection, &RECORDS.into(), &mode.into(), &options)?;
        let transaction: IdbTransaction = transaction.dyn_into()?;
        let store = transaction.object_store(RECORDS)?;
        Ok((transaction, store))
    }

    fn why(&self, error: &JsValue) -> Why {
        if self.is_closed() {
            Why::Closed
        } else {
            Why::of(error)
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.connection.set_onclose(None);
        self.connection.set_onversionchange(None);
        self.connection.close();
    }
}

/// Every key that begins with the prefix.
fn range(prefix: &str) -> Result<IdbKeyRange, JsValue> {
    // No key of ours holds the last character there is.
    IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into())
}

fn create_on_upgrade(request: &IdbOpenDbRequest) {
    let upgrade = Closure::once_into_js({
        let request = request.clone();
        move || {
            let database = request.result().ok()?.dyn_into::<IdbDatabase>().ok()?;
            // Where it fails, the opening fails with it, and says why.
            database.create_object_store(RECORDS).ok()
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
}

async fn opened(window: &web_sys::Window, request: &IdbOpenDbRequest) -> Result<IdbDatabase, Why> {
    let opened = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        request.set_onblocked(Some(&reject));
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE_MS);
    });
    let connection = match JsFuture::from(opened).await {
        Ok(_) => request.result(),
        // The request knows the reason, unless it was blocked by another tab or we lost patience.
        Err(_) => Err(match request.error() {
            Ok(Some(error)) => error.into(),
            _ => return Err(Why::Silent),
        }),
    };
    connection
        .and_then(|connection| connection.dyn_into())
        .map_err(|error| Why::of(&error))
}

/// A connection that comes after all would be in the way of other tabs.
fn close_when_late(request: &IdbOpenDbRequest) {
    let close = Closure::once_into_js({
        let request = request.clone();
        move || {
            if let Some(database) = request.result().ok().and_then(|it| it.dyn_into().ok()) {
                IdbDatabase::close(&database);
            }
        }
    });
    request.set_onsuccess(Some(close.unchecked_ref()));
}

/// The result of a request. Its handlers are in place when this returns, before anything is awaited.
fn done(request: &IdbRequest) -> impl Future<Output = Result<JsValue, JsValue>> + use<> {
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    let request = request.clone();
    async move {
        match JsFuture::from(answered).await {
            Ok(_) => request.result(),
            Err(_) => Err(request
                .error()
                .ok()
                .flatten()
                .map_or(JsValue::UNDEFINED, JsValue::from)),
        }
    }
}
