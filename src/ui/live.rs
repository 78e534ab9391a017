//! Parts of a page that follow signals.

use std::sync::{Arc, Mutex};

use leptos::tachys::reactive_graph::SharedReactiveFunction;

/// Gives a closure that makes a view or an attribute a type that depends only on what it makes. The renderer
/// is compiled once for each type; with closures as they are, that would be once for each of them.
///
/// A closure that is written in `view!` itself needs no such care: the macro does the same there.
pub fn live<V: 'static>(make: impl FnMut() -> V + Send + 'static) -> SharedReactiveFunction<V> {
    Arc::new(Mutex::new(make))
}
