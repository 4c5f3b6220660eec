//! The registry as it is at one moment, to read at length.

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, QueryResult,
    sea_query::SelectStatement,
};

use super::{Store, connect};

/// The registry at one moment, that of the first thing read: whatever is written meanwhile is not
/// seen.
#[derive(Debug)]
pub struct Snapshot {
    transaction: DatabaseTransaction,
    db: DatabaseConnection,
}

impl Snapshot {
    /// Opens the database at this address, which must be there and have the tables of this program.
    pub async fn open(url: &str) -> anyhow::Result<Self> {
        let db = connect::open_at_length(url).await?;
        Store::new(db.clone()).readiness().await?;
        Ok(Self::begin(&db).await?)
    }

    /// Begins to read by this connection, for as long as it lets one.
    pub async fn begin(db: &DatabaseConnection) -> Result<Self, DbErr> {
        let transaction = connect::begin_read(db).await?;
        let db = db.clone();
        Ok(Self { transaction, db })
    }

    /// Ends to read, and closes the database.
    pub async fn close(self) -> Result<(), DbErr> {
        self.transaction.rollback().await?;
        self.db.close().await
    }

    /// The rows that a query finds.
    pub async fn rows(&self, query: &SelectStatement) -> Result<Vec<QueryResult>, DbErr> {
        self.transaction.query_all(query).await
    }
}
