//! Tests of what functions take, how they are called, and how their jobs are set up.

mod concurrent_items;
mod items;
mod owned_data;
mod set_up;
mod windows;
