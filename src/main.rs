//! The entry that trunk builds; all else is in the library, so that tests can use it.

/// What a browser runs has one thread, so nobody waits for it.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    sightline::start();
}
