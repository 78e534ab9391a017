//! Web Locks: one tab at a time.
//!
//! Called by name, since the bindings for them are still marked as unstable.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// A lock that is held until it is dropped. Where the browser has no locks, it holds nothing.
#[derive(Debug)]
pub(super) struct Lock {
    release: Option<Function>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Waits for the lock of this name.
pub(super) async fn wait(name: &str) -> Lock {
    let release = request(name, false).await.ok();
    Lock {
        release: release.and_then(|granted| granted.dyn_into().ok()),
    }
}

/// The lock of this name; `None` where another tab holds it.
pub(super) async fn attempt(name: &str) -> Option<Lock> {
    match request(name, true).await {
        Ok(granted) if granted.is_null() => None,
        granted => Some(Lock {
            release: granted.ok().and_then(|granted| granted.dyn_into().ok()),
        }),
    }
}

/// Gives the function that releases the lock, or null where it is taken.
async fn request(name: &str, if_available: bool) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let locks = Reflect::get(&window.navigator(), &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &if_available.into())?;

    let granted = Promise::new(&mut |grant, refuse| {
        let callback = Closure::once_into_js(move |lock: JsValue| {
            if lock.is_null() {
                let _ = grant.call1(&JsValue::UNDEFINED, &JsValue::NULL);
                return JsValue::UNDEFINED;
            }
            // The lock is held until the promise that we return is settled.
            Promise::new(&mut |release, _| {
                let _ = grant.call1(&JsValue::UNDEFINED, &release);
            })
            .into()
        });
        let asked = request
            .call3(&locks, &name.into(), &options, &callback)
            .and_then(|asked| {
                let then: Function = Reflect::get(&asked, &"then".into())?.dyn_into()?;
                then.call2(&asked, &JsValue::UNDEFINED, &refuse)
            });
        if let Err(error) = asked {
            let _ = refuse.call1(&JsValue::UNDEFINED, &error);
        }
    });
    JsFuture::from(granted).await
}
