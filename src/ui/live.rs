//! Parts of a page that follow signals.

use std::sync::{Arc, Mutex};

use leptos::{either::Either, prelude::AnyView, tachys::reactive_graph::SharedReactiveFunction};

/// Gives a closure that makes a view or an attribute a type that depends only on what it makes. The renderer
/// is compiled once for each type; with closures as they are, that would be once for each of them.
pub fn live<V: 'static>(make: impl FnMut() -> V + Send + 'static) -> SharedReactiveFunction<V> {
    Arc::new(Mutex::new(make))
}

/// Like [`live`], for whole pages: each replaces the one before. The renderer would otherwise turn
/// one page into the next element by element, and listeners of a page that is gone would be called
/// meanwhile.
pub fn replaced(
    mut make: impl FnMut() -> AnyView + Send + 'static,
) -> SharedReactiveFunction<Either<AnyView, AnyView>> {
    let mut left = false;
    live(move || {
        // A change of sides is what makes the renderer start afresh.
        left = !left;
        let view = make();
        if left {
            Either::Left(view)
        } else {
            Either::Right(view)
        }
    })
}
