//! Icons of one family: 24 units square, drawn in lines of the text's colour. They are decoration: words
//! beside them say what they mean.

use leptos::prelude::*;

/// The icons there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Take back.
    Undo,
    /// Do again.
    Redo,
    /// Take away.
    Delete,
    /// Save as a file.
    Export,
    /// Hand it on.
    Send,
    /// Bring a file in.
    Import,
    /// Something new.
    Add,
    /// Back to where one came from.
    Back,
    /// Light and dark.
    Theme,
    /// A check mark.
    Check,
    /// This device.
    Device,
    /// Take a message away.
    Close,
    /// Find.
    Search,
    /// What else can be done.
    More,
    /// Change the words.
    Edit,
    /// Further up, or earlier.
    Up,
    /// Further down, or later.
    Down,
    /// A second one like it.
    Copy,
    /// Show what is below, or hide it.
    Fold,
    /// Take hold of it.
    Grip,
    /// Go there.
    Go,
    /// Several lines.
    List,
    /// What the room sees.
    Screen,
    /// Stop for a while.
    Pause,
    /// Go on.
    Play,
    /// A sound.
    Sound,
    /// No sound.
    Quiet,
    /// Less of it.
    Less,
    /// All of it.
    Whole,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Undo => "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
            Self::Redo => "m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3",
            Self::Delete => "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
            Self::Export => "M12 4v11M7 10l5 5 5-5M4 20h16",
            Self::Send => "M20 4 10 14M20 4l-6 17-4-7-7-4z",
            Self::Import => "M12 15V4M7 9l5-5 5 5M4 20h16",
            Self::Add => "M12 5v14M5 12h14",
            Self::Less => "M5 12h14",
            Self::Whole => "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
            Self::Back => "m14 6-6 6 6 6",
            Self::Theme => "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18",
            Self::Check => "m5 12.5 4.5 4.5L19 7.5",
            Self::Device => "M4 5h16v11H4zM2 20h20",
            Self::Close => "m6 6 12 12M18 6 6 18",
            Self::Search => "M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14M16 16l5 5",
            Self::Edit => "M4 20v-4L16 4l4 4L8 20zM13.5 6.5l4 4",
            Self::More => {
                "M12 6a1 1 0 1 0 0-2 1 1 0 0 0 0 2M12 13a1 1 0 1 0 0-2 1 1 0 0 0 0 2M12 20a1 1 0 1 0 0-2 1 1 0 0 0 0 2"
            }
            Self::Up => "m6 15 6-6 6 6",
            Self::Down => "m6 9 6 6 6-6",
            Self::Copy => "M9 9h11v11H9zM5 15H4V4h11v1",
            Self::Fold => "m9 6 6 6-6 6",
            Self::Grip => "M9 6h.01M9 12h.01M9 18h.01M15 6h.01M15 12h.01M15 18h.01",
            Self::Go => "M5 12h14M13 6l6 6-6 6",
            Self::Screen => "M3 5h18v11H3zM12 16v4M8 20h8",
            Self::Pause => "M9 5v14M15 5v14",
            Self::Play => "M8 5v14l11-7z",
            Self::Sound => "M5 9v6h4l5 4V5L9 9zM17 9a4 4 0 0 1 0 6M19.5 6.5a8 8 0 0 1 0 11",
            Self::Quiet => "M5 9v6h4l5 4V5L9 9zM17 9.5l5 5M22 9.5l-5 5",
            Self::List => "M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01",
        }
    }
}

impl IntoRender for Icon {
    type Output = AnyView;

    fn into_render(self) -> Self::Output {
        view! {
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d=self.path() />
            </svg>
        }
        .into_any()
    }
}

/// The sign of Sightline: lines that lead from people up to one aim.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M12 6.4v4.2c0 2-7 2-7 7M12 10.6c0 2 7 2 7 7" />
            <circle cx="12" cy="4" r="2.2" />
            <circle cx="5" cy="20" r="2.2" />
            <circle class="mark-you" cx="19" cy="20" r="2.6" />
        </svg>
    }
}
