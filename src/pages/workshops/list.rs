//! The pages that list workshops: with a plan, and before there is one.

use leptos::{prelude::*, task::spawn_local};
use sightline_text::{build as build_words, workshops as text};

use super::{
    card::card,
    own::OwnWorkshops,
    pick::PickPlan,
    runs::Runs,
    search::{Search, Wish},
    shelf::{self, Listed},
};
use crate::{
    route::Route,
    state::Workspace,
    ui::{Icon, Page, live},
};

/// The workshop that stands before all others.
const FIRST: &str = "alignment-check";

/// What comes with the app, as far as it has come.
#[derive(Clone, PartialEq)]
enum Shipped {
    Coming,
    Here(Vec<Listed>),
    Missing,
}

/// Fetches the list, and can do so again.
fn fetched() -> (RwSignal<Shipped>, impl Fn() + Copy + 'static) {
    let shipped = RwSignal::new(Shipped::Coming);
    let fetch = move || {
        shipped.set(Shipped::Coming);
        spawn_local(async move {
            let mut found = shelf::index().await;
            if let Some(all) = &mut found {
                // For those who do not know where to begin.
                all.sort_by_key(|listed| listed.id != FIRST);
            }
            let found = found.map_or(Shipped::Missing, Shipped::Here);
            shipped.try_set(found);
        });
    };
    fetch();
    (shipped, fetch)
}

/// The workshops and the open plan's runs of them.
#[component]
pub fn WorkshopsPage() -> impl IntoView {
    let workspace = Workspace::here();
    let plan = workspace
        .plan_now()
        .map(|plan| plan.about().id.clone())
        .unwrap_or_default();
    let build = Route::Build(plan.clone(), None).href();
    let ways = move |listed: &Listed| {
        let look = Route::Workshop(plan.clone(), listed.id.clone()).href();
        view! {
            <a class="button primary" href=look aria-label=text::look_of(&listed.title)>{text::look()} {Icon::Go}</a>
        }
        .into_any()
    };
    view! {
        <div class="wide workshops-page">
            <Page title=text::title()><p class="lead">{text::lead()}</p></Page>
            <Runs />
            <p class="build-entry"><a class="button" href=build>{Icon::Add} {build_words::entry()}</a> <span>{build_words::entry_lead()}</span></p>
            <Shelf ways=Box::new(ways) />
            <OwnWorkshops />
        </div>
    }
}

/// The workshops, with no plan yet: choosing one asks for a plan, and so does an address that names one.
#[component]
pub fn AllWorkshopsPage(wanted: Option<String>) -> impl IntoView {
    let wanted = RwSignal::new(wanted);
    let ways = move |listed: &Listed| {
        let id = listed.id.clone();
        view! {
            <button type="button" class="button primary" aria-haspopup="dialog" aria-label=text::choose_plan_of(&listed.title)
                on:click=move |_| wanted.set(Some(id.clone()))>{text::choose_plan()} {Icon::Go}</button>
        }
        .into_any()
    };
    view! {
        <div class="wide workshops-page">
            <a class="back" href=Route::Start.href()>{Icon::Back} {text::to_start()}</a>
            <Page title=text::title()><p class="lead">{text::lead()}</p></Page>
            <Shelf ways=Box::new(ways) />
            <PickPlan wanted />
        </div>
    }
}

type Ways = Box<dyn Fn(&Listed) -> AnyView + Send>;

/// What comes with the app.
#[component]
fn Shelf(ways: Ways) -> impl IntoView {
    let (shipped, fetch) = fetched();
    let wish = Wish::new();
    let shown = live(move || {
        match shipped.get() {
        Shipped::Coming => view! { <p class="opening" role="status">{text::waiting()}</p> }.into_any(),
        Shipped::Missing => view! {
            <div class="workshops-missing" role="alert">
                <p>{text::failed()}</p>
                <button type="button" class="button" on:click=move |_| fetch()>{text::again()}</button>
            </div>
        }
        .into_any(),
        Shipped::Here(all) => {
            let fitting: Vec<AnyView> = all
                .iter()
                .filter(|listed| wish.fits(listed))
                .map(|listed| card(listed, ways(listed)))
                .collect();
            let words = text::find::found(fitting.len());
            view! { <p class="workshops-found" role="status">{words}</p> {fitting} }.into_any()
        }
    }
    });
    view! {
        <section class="workshop-shelf" aria-labelledby="shipped-title">
            <h2 id="shipped-title">{text::shipped::title()}</h2>
            <Search wish />
            {shown}
        </section>
    }
}
