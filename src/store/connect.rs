//! Opens SQLite or PostgreSQL: pools, pragmas, timeouts.

use std::time::Duration;

use anyhow::{Context, bail};
use migration::MigratorTrait;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database as SeaDatabase, DatabaseConnection,
    DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode, Statement, TransactionOptions,
    TransactionTrait,
};

/// How many connections read at once.
const READERS: u32 = 8;

/// The advisory lock of PostgreSQL that whoever writes holds: "Foedera" as a number.
const WRITE_LOCK: i64 = 0x46_6f65_6465_7261;

/// An open database: one pool to read from, one to write to.
#[derive(Clone, Debug)]
pub struct Database {
    /// For queries.
    pub reader: DatabaseConnection,
    /// For imports and migrations. On SQLite a single connection, since writers lock the file.
    pub writer: DatabaseConnection,
}

impl Database {
    /// Opens the database at this address; SQLite's file is created if it is not there.
    pub async fn open(url: &str) -> anyhow::Result<Self> {
        match url.split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") => {
                let writer = connect(sqlite(url, 1)).await?;
                Ok(Self {
                    reader: connect(sqlite(url, READERS)).await?,
                    writer,
                })
            }
            Some("postgres" | "postgresql") => {
                let pool = connect(postgres(url)).await?;
                Ok(Self {
                    reader: pool.clone(),
                    writer: pool,
                })
            }
            _ => bail!("the database address must begin with `sqlite:` or `postgres:`"),
        }
    }

    /// Brings the tables to the present, all of them or none.
    pub async fn migrate(&self) -> anyhow::Result<()> {
        let migrated = async {
            let transaction = begin_write(&self.writer).await?;
            migration::Migrator::up(&transaction, None).await?;
            transaction.commit().await
        };
        migrated.await.context("the tables can't be migrated")
    }

    /// Closes all connections.
    pub async fn close(self) -> Result<(), DbErr> {
        self.reader.close().await?;
        self.writer.close().await
    }
}

/// Begins to write. Whoever else wants to write waits until this ends: imports and migrations, of
/// this program and of others.
pub async fn begin_write(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let transaction = db.begin_with_options(options).await?;
    if db.get_database_backend() == DbBackend::Postgres {
        let sql = format!("SELECT pg_advisory_xact_lock({WRITE_LOCK})");
        let lock = Statement::from_string(DbBackend::Postgres, sql);
        transaction.execute_raw(lock).await?;
    }
    Ok(transaction)
}

/// Makes the planner know the data, once they have changed much.
pub async fn analyze(db: &DatabaseConnection) -> Result<(), DbErr> {
    db.execute_raw(Statement::from_string(db.get_database_backend(), "ANALYZE"))
        .await
        .map(drop)
}

async fn connect(options: ConnectOptions) -> anyhow::Result<DatabaseConnection> {
    SeaDatabase::connect(options)
        .await
        .context("the database can't be opened")
}

fn sqlite(url: &str, connections: u32) -> ConnectOptions {
    let mut options = common(url);
    options
        .max_connections(connections)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .create_if_missing(true)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(30))
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "NORMAL")
                .pragma("cache_size", "-65536")
        });
    options
}

fn postgres(url: &str) -> ConnectOptions {
    let mut options = common(url);
    options.max_connections(READERS);
    options
}

fn common(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .connect_timeout(Duration::from_secs(10))
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false);
    options
}
