//! Orders, and the table that keeps them.

use std::{collections::BTreeSet, error::Error, fmt, sync::Mutex};

use serde::{Deserialize, Serialize};

/// What a customer ordered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Order {
    /// The unique id. If an order arrives twice, it is the same order.
    pub id: String,
    /// The total in cents.
    pub total: u64,
}

/// The place where orders are kept. Tests use their own.
pub trait Orders: Send + Sync {
    /// Keeps an order. If it is there already, it is not changed, so that a message may safely arrive twice.
    ///
    /// # Errors
    ///
    /// Returns an error if the order cannot be kept.
    fn keep(&self, order: &Order) -> Result<(), OrdersError>;

    /// Notes that the customer was thanked for an order. For an order that was noted before, it does nothing.
    ///
    /// # Errors
    ///
    /// Returns an error if that cannot be noted.
    fn thank(&self, order: &Order) -> Result<(), OrdersError>;

    /// Returns the sum of all totals, in cents.
    ///
    /// # Errors
    ///
    /// Returns an error if the orders cannot be read.
    fn sum(&self) -> Result<u64, OrdersError>;
}

/// The error of an operation on orders.
#[derive(Debug, PartialEq, Eq)]
pub enum OrdersError {
    /// The environment does not name a table.
    NoTable,
    /// An order without a total.
    Empty(String),
    /// The table does not answer.
    Unavailable,
}

impl fmt::Display for OrdersError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTable => formatter.write_str("environment variable `TABLE` is not set"),
            Self::Empty(id) => write!(formatter, "order {id} is empty"),
            Self::Unavailable => formatter.write_str("the table does not answer"),
        }
    }
}

impl Error for OrdersError {}

/// Orders in the memory of this process.
#[derive(Debug, Default)]
pub struct MemoryOrders {
    table: String,
    orders: Mutex<Vec<Order>>,
    thanked: Mutex<BTreeSet<String>>,
}

impl MemoryOrders {
    /// Creates a table without orders.
    #[must_use]
    pub fn new(table: String) -> Self {
        Self {
            table,
            ..Self::default()
        }
    }

    /// Returns the name of the table that the orders stand for.
    #[must_use]
    pub fn table(&self) -> &str {
        &self.table
    }

    /// Returns all orders.
    ///
    /// # Errors
    ///
    /// Returns an error if the orders cannot be read.
    pub fn all(&self) -> Result<Vec<Order>, OrdersError> {
        let orders = self.orders.lock().map_err(|_| OrdersError::Unavailable)?;
        Ok(orders.clone())
    }

    /// Returns the ids of the orders that customers were thanked for.
    ///
    /// # Errors
    ///
    /// Returns an error if they cannot be read.
    pub fn thanked(&self) -> Result<BTreeSet<String>, OrdersError> {
        let thanked = self.thanked.lock().map_err(|_| OrdersError::Unavailable)?;
        Ok(thanked.clone())
    }
}

impl Orders for MemoryOrders {
    fn keep(&self, order: &Order) -> Result<(), OrdersError> {
        if order.total == 0 {
            return Err(OrdersError::Empty(order.id.clone()));
        }
        let mut orders = self.orders.lock().map_err(|_| OrdersError::Unavailable)?;
        if orders.iter().all(|known| known.id != order.id) {
            orders.push(order.clone());
        }
        Ok(())
    }

    fn thank(&self, order: &Order) -> Result<(), OrdersError> {
        let mut thanked = self.thanked.lock().map_err(|_| OrdersError::Unavailable)?;
        thanked.insert(order.id.clone());
        Ok(())
    }

    fn sum(&self) -> Result<u64, OrdersError> {
        let orders = self.orders.lock().map_err(|_| OrdersError::Unavailable)?;
        Ok(orders.iter().map(|order| order.total).sum())
    }
}
