//! Opens SQLite or PostgreSQL: pools, pragmas, timeouts.

mod address;

use std::time::Duration;

use anyhow::{Context, anyhow};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database as SeaDatabase, DatabaseConnection,
    DatabaseTransaction, DbBackend, DbErr, IsolationLevel, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait, sqlx,
};

use super::{
    failure,
    patience::stop_after,
    words::{POSTGRES, SQLITE, Words},
};
use address::{Engine, expect_there};

/// How many connections read at once.
const READERS: u32 = 8;

/// A connection at work so lately is taken to work still: to ask each time costs a small statement.
const TEST_IF_IDLE_FOR: Duration = Duration::from_secs(1);

/// How many connections write at once on PostgreSQL. SQLite has one writer.
const WRITERS: u32 = 2;

/// A statement that reads is stopped after this time, unless the server is set to another.
pub const STATEMENT_TIMEOUT: Duration = Duration::from_secs(25);

/// A read waits so long for a connection: then the database is gone, or has more to do than it can.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(3);

/// The advisory lock of PostgreSQL that whoever writes holds: "Foedera" as a number.
const WRITE_LOCK: i64 = 0x46_6f65_6465_7261;

/// An open database: one pool to read from, one to write to.
#[derive(Clone, Debug)]
pub struct Database {
    /// For queries.
    pub reader: DatabaseConnection,
    /// For small questions that are answered however much the others read: a single connection.
    pub aside: DatabaseConnection,
    /// For imports and migrations. On SQLite a single connection, since writers lock the file.
    pub writer: DatabaseConnection,
}

impl Database {
    /// Opens the database at this address; SQLite's file is created if it is not there.
    pub async fn open(url: &str) -> anyhow::Result<Self> {
        Self::open_with(url, None, STATEMENT_TIMEOUT).await
    }

    /// Opens the database at this address, which must be there, and a copy to read from.
    pub async fn open_there(url: &str, copy: Option<&str>) -> anyhow::Result<Self> {
        expect_there(url).context("DATABASE_URL")?;
        Self::open_with(url, copy, STATEMENT_TIMEOUT).await
    }

    /// Opens the database at this address, and stops what reads for longer than
    /// `statement_timeout`. Where there is a copy, queries read that one.
    pub async fn open_with(
        url: &str,
        copy: Option<&str>,
        statement_timeout: Duration,
    ) -> anyhow::Result<Self> {
        let writer = Engine::of(url).context("DATABASE_URL")?.writer(url);
        let writer = connect(writer).await.context("DATABASE_URL")?;
        let (setting, url) = copy.map_or(("DATABASE_URL", url), |copy| ("READ_DATABASE_URL", copy));
        expect_there(url).context(setting)?;
        let options = Engine::of(url)
            .context(setting)?
            .reader(url, statement_timeout);
        let mut one = options.clone();
        one.max_connections(1).connect_lazy(true);
        Ok(Self {
            reader: connect(options).await.context(setting)?,
            aside: connect(one).await.context(setting)?,
            writer,
        })
    }

    /// How the pools stand now.
    pub fn pools(&self) -> [Pool; 2] {
        [pool("reader", &self.reader), pool("writer", &self.writer)]
    }

    /// Closes all connections.
    pub async fn close(self) -> Result<(), DbErr> {
        self.reader.close().await?;
        self.aside.close().await?;
        self.writer.close().await
    }

    /// Closes all connections once a command is done, so that SQLite's file has all by itself. What the
    /// command did is done, whether or not that works.
    pub async fn close_after<T>(self, done: T) -> T {
        if let Err(error) = self.close().await {
            tracing::warn!(%error, "the database can't be closed");
        }
        done
    }
}

/// Opens the database at this address, which must be there, to read it for as long as it takes.
pub async fn open_at_length(url: &str) -> anyhow::Result<DatabaseConnection> {
    expect_there(url).context("DATABASE_URL")?;
    let options = match Engine::of(url).context("DATABASE_URL")? {
        Engine::Sqlite => sqlite(url, 1, false),
        Engine::Postgres => postgres(url, 1),
    };
    connect(options).await.context("DATABASE_URL")
}

/// Begins to read: all that is read until this ends is of one moment, and nobody waits for it.
pub async fn begin_read(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    // A transaction of SQLite reads of one moment by itself.
    let is_asked = db.get_database_backend() == DbBackend::Postgres;
    let options = TransactionOptions {
        isolation_level: is_asked.then_some(IsolationLevel::RepeatableRead),
        access_mode: is_asked.then_some(AccessMode::ReadOnly),
        ..TransactionOptions::default()
    };
    db.begin_with_options(options).await
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

/// How a pool stands.
#[derive(Clone, Copy, Debug)]
pub struct Pool {
    /// What it is for.
    pub name: &'static str,
    /// So many connections wait.
    pub idle: u32,
    /// So many work.
    pub used: u32,
    /// So many there may be.
    pub max: u32,
}

fn pool(name: &'static str, db: &DatabaseConnection) -> Pool {
    if db.get_database_backend() == DbBackend::Postgres {
        counted(name, db.get_postgres_connection_pool())
    } else {
        counted(name, db.get_sqlite_connection_pool())
    }
}

fn counted<DB: sqlx::Database>(name: &'static str, pool: &sqlx::Pool<DB>) -> Pool {
    let idle = u32::try_from(pool.num_idle()).unwrap_or(u32::MAX);
    Pool {
        name,
        idle,
        used: pool.size().saturating_sub(idle),
        max: pool.options().get_max_connections(),
    }
}

/// The engine, as OpenTelemetry names it.
pub fn system(db: &DatabaseConnection) -> &'static str {
    if db.get_database_backend() == DbBackend::Postgres {
        "postgresql"
    } else {
        "sqlite"
    }
}

/// The words of the engine.
pub fn words(db: &DatabaseConnection) -> &'static Words {
    let is_postgres = db.get_database_backend() == DbBackend::Postgres;
    if is_postgres { &POSTGRES } else { &SQLITE }
}

impl Engine {
    fn writer(self, url: &str) -> ConnectOptions {
        match self {
            Self::Sqlite => sqlite(url, 1, true),
            Self::Postgres => postgres(url, WRITERS),
        }
    }

    fn reader(self, url: &str, statement_timeout: Duration) -> ConnectOptions {
        let mut options = match self {
            // An empty file in the place of a copy would pass for a registry without records.
            Self::Sqlite => sqlite(url, READERS, false),
            Self::Postgres => postgres(url, READERS),
        };
        options.acquire_timeout(ACQUIRE_TIMEOUT);
        match self {
            Self::Sqlite => stop_after(statement_timeout, &mut options),
            Self::Postgres => _ = options.statement_timeout(statement_timeout),
        }
        options
    }
}

async fn connect(options: ConnectOptions) -> anyhow::Result<DatabaseConnection> {
    let url = options.get_url().to_owned();
    let connected = SeaDatabase::connect(options).await;
    // An address that can't be read is repeated in the message, with its password.
    connected.map_err(|error| {
        let reason = error.to_string().replace(&url, "the address");
        if failure::is_silence(&error) {
            return anyhow!(
                "the database does not answer; start it, or mend the address: {reason}"
            );
        }
        anyhow!("the database can't be opened: {reason}")
    })
}

/// Each connection that reads holds at most 16 MiB of pages. With 64 hardly anything was quicker.
const READ: &str = "-16384";
/// The one that writes holds in 64 MiB what it has changed.
const WRITTEN: &str = "-65536";

/// Each connection keeps so many statements prepared. One that names thousands of values takes a
/// megabyte.
const PREPARED: usize = 50;

fn sqlite(url: &str, connections: u32, writes: bool) -> ConnectOptions {
    let cache = if writes { WRITTEN } else { READ };
    let mut options = common(url);
    options
        .max_connections(connections)
        .map_sqlx_sqlite_opts(move |sqlite| {
            sqlite
                .create_if_missing(writes)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(30))
                .statement_cache_capacity(PREPARED)
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "NORMAL")
                .pragma("cache_size", cache)
        });
    options
}

/// Whether references are checked: always by PostgreSQL, and by SQLite if it is told to.
pub async fn checks_foreign_keys(db: &DatabaseConnection) -> Result<bool, DbErr> {
    let sql = match db.get_database_backend() {
        DbBackend::Sqlite => "SELECT foreign_keys AS checks FROM pragma_foreign_keys",
        _ => "SELECT 1 AS checks",
    };
    let checks = Statement::from_string(db.get_database_backend(), sql);
    let row = db.query_one_raw(checks).await?;
    let checks = row.map_or(Ok(0), |row| row.try_get::<i32>("", "checks"))?;
    Ok(checks == 1)
}

fn postgres(url: &str, connections: u32) -> ConnectOptions {
    let mut options = common(url);
    options
        .max_connections(connections)
        // It compiles for seconds what runs for milliseconds: estimates of nested filters are high.
        .map_sqlx_postgres_opts(|postgres| {
            let postgres = postgres.statement_cache_capacity(PREPARED);
            postgres.options([("jit", "off")])
        });
    options
}

fn common(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .connect_timeout(Duration::from_secs(10))
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire_if_idle_for(TEST_IF_IDLE_FOR)
        .sqlx_logging(false);
    options
}
