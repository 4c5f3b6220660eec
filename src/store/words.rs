//! What the two engines call differently: how rows become JSON, and JSON rows; and which form of a page
//! each reads sooner.

use sea_orm::{
    ExprTrait,
    sea_query::{
        ColumnRef, ColumnType, Expr, Func, FunctionCall, Order::Asc, Query, SelectStatement,
        UnionType,
    },
};

/// What a table of numbers is called.
pub const NUMBERS: &str = "number";
/// Its column.
const ID: &str = "id";

/// A number of the table [`NUMBERS`].
pub fn number() -> Expr {
    Expr::col((NUMBERS, ID))
}

/// The words of an engine.
#[derive(Debug)]
pub struct Words {
    /// Makes an array of values.
    pub array: &'static str,
    /// The items of a list.
    pub list: fn(Expr) -> Expr,
    /// The same of items that are texts of JSON, made where the rows of a page of a whole table are
    /// found. SQLite hands every column by itself from a query to the one around it, so one text
    /// costs less. Where rows are sorted, many would be made that no page has: an index has the rows
    /// of a whole table in their order, those of a parent are sorted. PostgreSQL gains nothing.
    pub texts: Option<fn(Expr) -> Expr>,
    /// JSON as text.
    pub text: fn(Expr) -> Expr,
    /// Whether stretches that follow each other are each cut after the limit: PostgreSQL reads each
    /// branch of a `UNION` to its end, unless it has a limit of its own.
    pub stretches_are_cut: bool,
    /// The items of a list of JSON as a table.
    items: fn(Expr) -> FunctionCall,
    /// An item of that table that is a number.
    number: fn(Expr) -> Expr,
    /// That an expression is among what a query finds, in the form for which an index is used.
    is_among: fn(Expr, SelectStatement) -> Expr,
    /// Whether the pages of many parents are made by ranking the children of all, or one by one.
    /// One by one, PostgreSQL looks for the few children of a parent among all rows, in their order.
    pub ranks: bool,
    /// What two queries for one number each both find, if that is found as they are read, each in the
    /// order of an index. PostgreSQL sorts or hashes both; with a join it does better.
    pub both: Option<fn(SelectStatement, SelectStatement) -> SelectStatement>,
    /// Whether limits stand in the text of a statement that has no other values.
    pub limits_stand_in_text: bool,
    /// A truth value.
    truth: fn(&str) -> String,
    /// A day.
    day: fn(&str) -> String,
}

impl Words {
    /// A column of this kind, as JSON has it.
    pub fn value(&self, column: &str, kind: &ColumnType) -> String {
        match kind {
            ColumnType::Boolean => (self.truth)(column),
            ColumnType::Date => (self.day)(column),
            _ => column.to_owned(),
        }
    }

    /// These numbers as a table. They are one parameter, so that a statement for many has one text,
    /// and is prepared once.
    pub fn numbers(&self, numbers: &[i64]) -> SelectStatement {
        let each: Vec<_> = numbers.iter().map(i64::to_string).collect();
        self.table(format!("[{}]", each.join(",")), self.number)
    }

    /// The items of a list of JSON as a table.
    fn table(&self, list: String, item: fn(Expr) -> Expr) -> SelectStatement {
        Query::select()
            .expr_as(item(value()), ID)
            .from_function((self.items)(Expr::val(list)), NUMBERS)
            .take()
    }

    /// That a column is one of these numbers.
    pub fn is_one_of(&self, column: ColumnRef, numbers: &[i64]) -> Expr {
        let column = Expr::col(column);
        match numbers {
            [number] => column.eq(*number),
            _ => (self.is_among)(column, self.numbers(numbers)),
        }
    }

    /// That a column is one of these texts, which are one parameter too.
    pub fn is_one_text_of(&self, column: ColumnRef, texts: &[&str]) -> Expr {
        let column = Expr::col(column);
        if let [text] = texts {
            return column.eq(*text);
        }
        let list = serde_json::Value::from(texts).to_string();
        (self.is_among)(column, self.table(list, |text| text))
    }
}

/// An item of a list of JSON, as both engines call it. Without the table, it might be a column of
/// what stands around.
fn value() -> Expr {
    Expr::col((NUMBERS, "value"))
}

/// Those of SQLite, which stores a truth value as a number and a day as text.
pub const SQLITE: Words = Words {
    array: "json_array",
    list: |item| Func::cust("json_group_array").arg(item).into(),
    texts: Some(|item| {
        Expr::cust_with_exprs("'[' || COALESCE(group_concat(?), '') || ']'", [item])
    }),
    text: |json| json,
    items: |list| Func::cust("json_each").arg(list),
    number: |text| text,
    is_among: |expression, query| expression.in_subquery(query),
    stretches_are_cut: false,
    ranks: false,
    both: Some(|mut one, other| {
        one.union(UnionType::Intersect, other)
            .order_by_expr(Expr::cust("1"), Asc)
            .take()
    }),
    limits_stand_in_text: false,
    truth: |column| format!("json(CASE {column} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)"),
    day: str::to_owned,
};

/// Those of PostgreSQL, whose years before the first have another text than ours.
pub const POSTGRES: Words = Words {
    array: "json_build_array",
    list: |item| {
        let list = Func::cust("json_agg").arg(item);
        Func::coalesce([list.into(), Expr::cust("'[]'")]).into()
    },
    texts: None,
    text: |json| json.cast_as("text"),
    items: |list| Func::cust("json_array_elements_text").arg(list.cast_as("json")),
    number: |text| text.cast_as("bigint"),
    is_among: |expression, query| {
        let array = Func::cust("ARRAY").arg(Expr::from(query));
        expression.eq(Func::cust("ANY").arg(array))
    },
    stretches_are_cut: true,
    ranks: true,
    both: None,
    limits_stand_in_text: true,
    truth: str::to_owned,
    day: |column| {
        format!(
            "CASE WHEN {column} < '0001-01-01' THEN '0000' || to_char({column}, '-MM-DD') \
             ELSE {column}::text END"
        )
    },
};
