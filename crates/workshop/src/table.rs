//! Tables and matrices.

use sightline_plan::{codec::Fields, record};

record! {
    /// A row of a [`Table`](crate::definition::InputKind::Table); the answer is a list of them.
    pub struct Row {
        /// Its id: that of the record that it wrote, if it wrote one.
        id: String,
        /// The cells by column.
        cells: Fields,
    }
}

/// The answer to a [`Matrix`](crate::definition::InputKind::Matrix): cells by column, by row.
pub type Cells = Fields;
