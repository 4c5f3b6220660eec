//! What the two engines call differently: how rows become JSON, and JSON rows.

use sea_orm::{
    ExprTrait,
    sea_query::{ColumnRef, ColumnType, Expr, Func, Query, SelectStatement},
};

/// Numbers as a table: the column, where the table is called [`NUMBERS`].
pub const NUMBER: &str = "number.id";
/// What a table of numbers is called.
pub const NUMBERS: &str = "number";

/// The words of an engine.
#[derive(Debug)]
pub struct Words {
    /// Makes an array of values.
    pub array: &'static str,
    /// The items of a list.
    pub list: fn(Expr) -> Expr,
    /// JSON as text.
    pub text: fn(Expr) -> Expr,
    /// Whether stretches that follow each other are each cut after the limit, or read only as far as
    /// it takes by themselves.
    pub stretches_are_cut: bool,
    /// A table of the numbers of a list, which is text.
    numbers: fn(String) -> SelectStatement,
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

    /// These numbers as a table with the column `id`. They are one parameter, so that the text of a
    /// statement does not depend on how many they are, and it is prepared once.
    pub fn numbers(&self, numbers: &[i64]) -> SelectStatement {
        let each: Vec<_> = numbers.iter().map(i64::to_string).collect();
        (self.numbers)(format!("[{}]", each.join(",")))
    }

    /// That a column is one of these numbers.
    pub fn is_one_of(&self, column: ColumnRef, numbers: &[i64]) -> Expr {
        let column = Expr::col(column);
        match numbers {
            [number] => column.eq(*number),
            _ => column.in_subquery(self.numbers(numbers)),
        }
    }
}

/// Those of SQLite, which stores a truth value as a number and a day as text.
pub const SQLITE: Words = Words {
    array: "json_array",
    list: |item| Func::cust("json_group_array").arg(item).into(),
    text: |json| json,
    numbers: |list| {
        let numbers = Func::cust("json_each").arg(list);
        let id = Expr::cust("number.value");
        Query::select()
            .expr_as(id, "id")
            .from_function(numbers, NUMBERS)
            .take()
    },
    stretches_are_cut: false,
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
    text: |json| json.cast_as("text"),
    numbers: |list| {
        let list = Expr::val(list).cast_as("json");
        let numbers = Func::cust("json_array_elements_text").arg(list);
        let id = Expr::cust("number.value::bigint");
        Query::select()
            .expr_as(id, "id")
            .from_function(numbers, NUMBERS)
            .take()
    },
    stretches_are_cut: true,
    truth: str::to_owned,
    day: |column| {
        format!(
            "CASE WHEN {column} < '0001-01-01' THEN '0000' || to_char({column}, '-MM-DD') \
             ELSE {column}::text END"
        )
    },
};
