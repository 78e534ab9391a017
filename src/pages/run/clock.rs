//! The clock of the step, how the session keeps to its time, and the ways on and back.

use std::time::Duration;

use leptos::{leptos_dom::helpers::set_interval_with_handle, prelude::*};
use sightline_plan::model::RunState;
use sightline_text::run::clock as text;
use sightline_workshop::timer::{self, Reading, Threshold};

use super::{
    room::Room,
    sound::{Sound, SoundButton},
};
use crate::{
    browser::{clock, intl},
    ui::{Icon, live},
};

const MINUTE: f64 = 60_000.0;

/// So long past its end, a clock was forgotten rather than overrun.
const FORGOTTEN_MS: f64 = 3.0 * 60.0 * MINUTE;

/// The time, told anew each second while a clock runs. The clock itself keeps time without it.
#[derive(Clone, Copy)]
pub struct Now(RwSignal<f64>);

impl Now {
    /// Follows the time as long as its caller is on the page.
    pub fn follow() -> Self {
        let now = RwSignal::new(clock::now_ms());
        let tick = move || {
            now.try_set(clock::now_ms());
        };
        let handle = set_interval_with_handle(tick, Duration::from_secs(1)).ok();
        let seen = window_event_listener(leptos::ev::focus, move |_| tick());
        on_cleanup(move || {
            if let Some(handle) = handle {
                handle.clear();
            }
            seen.remove();
        });
        Self(now)
    }

    /// The time now, told anew each second.
    pub fn now(self) -> f64 {
        self.0.get().max(clock::now_ms())
    }

    /// What the clock of the step shows.
    pub fn reading(self, room: Room) -> Option<Reading> {
        let now = self.now();
        room.ask(|guide| {
            let stops = guide.stops();
            let at = guide.at()?;
            let stop = stops.iter().find(|stop| stop.key == at)?;
            Some(timer::reading(guide.run.timer.as_ref(), stop.minutes, now))
        })?
    }
}

/// Time left as it is read: `7:41`, and `+0:20` once it is over.
pub fn read_out(reading: &Reading) -> String {
    let over = reading.left < 0.0;
    let seconds = if over {
        (-reading.left / 1000.0).floor()
    } else {
        (reading.left / 1000.0).ceil()
    };
    let (minutes, seconds) = ((seconds / 60.0).floor(), seconds % 60.0);
    let sign = if over { "+" } else { "" };
    if minutes >= 100.0 {
        let hours = (minutes / 60.0).floor();
        return format!("{sign}{hours:.0}:{:02.0}:{seconds:02.0}", minutes % 60.0);
    }
    format!("{sign}{minutes:.0}:{seconds:02.0}")
}

/// What a threshold is called.
pub fn threshold_words(threshold: Threshold) -> &'static str {
    match threshold {
        Threshold::Half => text::half(),
        Threshold::Five => text::five(),
        Threshold::One => text::one(),
        Threshold::Over => text::over(),
    }
}

/// The bar at the foot of the console.
#[component]
pub fn ClockBar(
    /// Opens the question before a run is finished.
    finishing: RwSignal<bool>,
) -> impl IntoView {
    let room = Room::here();
    let now = Now::follow();
    let sound = Sound::restore();
    // Compared second by second: what did not change is not drawn anew.
    let reading = Memo::new(move |_| now.reading(room));
    let shown = live(move || reading.get().map(|reading| read_out(&reading)));
    let spoken = live(move || {
        reading.get().map(|reading| {
            if reading.left < 0.0 {
                text::spoken_over((-reading.left / MINUTE).floor() as usize)
            } else {
                text::spoken_left((reading.left / MINUTE).ceil() as usize)
            }
        })
    });
    let state = live(move || {
        let reading = reading.get()?;
        Some(match reading.passed {
            Some(Threshold::Over) => "over",
            Some(Threshold::One) => "short",
            _ if reading.running => "running",
            _ => "paused",
        })
    });
    let part = live(move || {
        let reading = reading.get();
        let part = reading.map_or(0.0, |it| it.elapsed / it.total.max(1.0));
        format!("{:.1}%", part.clamp(0.0, 1.0) * 100.0)
    });
    let running = Memo::new(move |_| {
        room.run().is_some_and(|run| {
            run.timer
                .as_ref()
                .is_some_and(|it| it.running_since.is_some())
        })
    });
    let begun = Memo::new(move |_| room.run().is_some_and(|run| run.state == RunState::Open));
    let turn = move |_| {
        let at = clock::now_ms();
        if running.get_untracked() {
            room.time(|clock| timer::paused(clock, at));
        } else {
            room.time(|clock| timer::resumed(clock, at));
        }
    };
    let more = move |minutes: f64| {
        let boxed = room.ask_now(|guide| {
            let at = guide.at()?;
            let stops = guide.stops();
            stops
                .iter()
                .find(|stop| stop.key == at)
                .map(|stop| stop.minutes)
        });
        let boxed = boxed.flatten().unwrap_or_default();
        room.time(|clock| timer::extended(clock, minutes, boxed));
    };
    let turn_words = live(move || {
        if running.get() {
            view! { {Icon::Pause} <span>{text::pause()}</span> }.into_any()
        } else {
            view! { {Icon::Play} <span>{text::resume()}</span> }.into_any()
        }
    });
    let controls = live(move || {
        begun.get().then(|| {
            view! {
                <button type="button" class="button" on:click=turn>{turn_words.clone()}</button>
                <button type="button" class="button" aria-label=text::plus_one() on:click=move |_| more(1.0)>"+1"</button>
                <button type="button" class="button" aria-label=text::plus_five() on:click=move |_| more(5.0)>"+5"</button>
            }
            .into_any()
        })
    });
    view! {
        <section class="clock-bar" aria-label=text::label() data-state=state>
            <div class="clock-face">
                <span class="clock-time" aria-hidden="true">{shown}</span>
                <span class="visually-hidden">{spoken}</span>
                <Pace now />
            </div>
            <div class="clock-line" aria-hidden="true"><i style:inline-size=part></i></div>
            <div class="clock-acts">{controls} <SoundButton sound /></div>
            <Ways finishing />
            <Announce reading sound />
            <Length now />
        </section>
    }
}

/// Ahead or behind, and when the session ends at this pace.
#[component]
fn Pace(now: Now) -> impl IntoView {
    let room = Room::here();
    let words = Memo::new(move |_| {
        let at = now.now();
        room.ask(|guide| {
            if guide.run.state == RunState::Prepared {
                return String::new();
            }
            let pace = guide.pace(at);
            let minutes = (pace.behind / MINUTE).round();
            let ends = text::ends(intl::time(at + pace.to_come));
            let how = if minutes > 0.0 {
                text::behind(minutes as usize)
            } else if minutes < 0.0 {
                text::ahead(-minutes as usize)
            } else {
                text::on_time().to_owned()
            };
            format!("{how} · {ends}")
        })
        .unwrap_or_default()
    });
    view! { <span class="clock-pace">{live(move || words.get())}</span> }
}

/// That the meeting comes to more than its rule allows, or to less. Said calmly: it hinders nothing.
#[component]
fn Length(now: Now) -> impl IntoView {
    let room = Room::here();
    let words = Memo::new(move |_| {
        let at = now.now();
        let off = room.ask(|guide| guide.off_length(at)).flatten()?;
        Some(if off.is_over() {
            text::length_over(off.minutes, off.to, off.why)
        } else {
            text::length_under(off.minutes, off.from, off.why)
        })
    });
    let shown = live(move || {
        words
            .get()
            .map(|words| view! { <p role="note">{words}</p> }.into_any())
    });
    view! { <div class="clock-length">{shown}</div> }
}

/// Says when a threshold has been passed, and nothing in between.
#[component]
fn Announce(reading: Memo<Option<Reading>>, sound: Sound) -> impl IntoView {
    let room = Room::here();
    let passed = Memo::new(move |_| {
        let reading = reading.get()?;
        reading.passed.filter(|_| reading.running)
    });
    let said = RwSignal::new("");
    let last = StoredValue::new((room.at.get_untracked(), passed.get_untracked()));
    Effect::new(move |_| {
        let now = (room.at.get(), passed.get());
        let before = last.get_value();
        last.set_value(now.clone());
        let (at, threshold) = now;
        // A clock that was over when the page opened, or before a step was left, is no news.
        if before.0 != at || before.1 >= threshold {
            if threshold.is_none() {
                said.set("");
            }
            return;
        }
        if let Some(threshold) = threshold {
            said.set(threshold_words(threshold));
            sound.ring();
        }
    });
    let forgotten = Memo::new(move |_| {
        reading
            .get()
            .is_some_and(|it| it.running && -it.left > FORGOTTEN_MS)
    });
    let mend = live(move || {
        forgotten.get().then(|| {
            let anew = move |_| room.time(|_| timer::started(clock::now_ms()));
            view! {
                <p class="clock-forgotten">{text::forgotten()}
                    <button type="button" class="button" on:click=anew>{text::anew()}</button></p>
            }
            .into_any()
        })
    });
    view! {
        <p class="clock-said" role="status">{live(move || said.get())}</p>
        {mend}
    }
}

/// Back and next. At the end, next finishes the run.
#[component]
fn Ways(finishing: RwSignal<bool>) -> impl IntoView {
    let room = Room::here();
    let prepared = Memo::new(move |_| {
        room.run()
            .is_some_and(|run| run.state == RunState::Prepared)
    });
    let next = Memo::new(move |_| {
        room.ask(|guide| {
            let key = guide.next()?;
            let stops = guide.stops();
            let here = stops
                .iter()
                .find(|stop| Some(&stop.key) == guide.at().as_ref())?;
            let stop = stops.iter().find(|stop| stop.key == key)?;
            let name = match &stop.item {
                Some(item) => format!("{}: {}", stop.step.title, item.label),
                None => stop.step.title.clone(),
            };
            Some((stop.session != here.session, name))
        })
        .flatten()
    });
    let is_first = Memo::new(move |_| room.ask(|guide| guide.back().is_none()).unwrap_or(true));
    let forward = move |_| {
        if prepared.get_untracked() {
            room.go(&room.at.get_untracked());
        } else if next.with_untracked(Option::is_some) {
            room.next();
        } else {
            finishing.set(true);
        }
    };
    let words = live(move || match (prepared.get(), next.get()) {
        (true, _) => text::start().to_owned(),
        (false, Some((false, name))) => text::next(name),
        (false, Some((true, name))) => text::next_session(name),
        (false, None) => text::finish().to_owned(),
    });
    view! {
        <div class="clock-ways">
            <button type="button" class="button" disabled=move || prepared.get() || is_first.get() on:click=move |_| room.back()>
                {Icon::Back} {text::back()}</button>
            <button type="button" class="button next" on:click=forward><span>{words}</span> {Icon::Go}</button>
        </div>
    }
}
