use std::{error::Error, fmt, rc::Rc};

#[derive(Debug)]
struct TableError(Rc<str>);

impl fmt::Display for TableError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Error for TableError {}

jets::jobs! {
    DataJob {
        fn file(_event) -> Result<(), TableError> {
            Err(TableError("no table".into()))
        }
    }
}

fn main() {
    let _ = DataJob;
}
