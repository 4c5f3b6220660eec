//! States the type of each inline fragment that does not say it: that of what stands around it.
//!
//! The library takes all such fragments of a selection for fragments on one type, and would refuse
//! `... on State { ... { a: name } } ... on Agreement { ... { a: title } }`.

use async_graphql::{
    Name, Positioned,
    parser::types::{
        DocumentOperations, ExecutableDocument, OperationType, Selection, SelectionSet,
        TypeCondition,
    },
};

use super::{inputs::innermost, outputs::Outputs};

/// Completes the inline fragments of a document, where the type around them is known.
pub fn complete(document: &mut ExecutableDocument, outputs: &Outputs) {
    let query = outputs.query();
    let operations = match &mut document.operations {
        DocumentOperations::Single(it) => vec![it],
        DocumentOperations::Multiple(several) => several.values_mut().collect(),
    };
    for operation in operations {
        let operation = &mut operation.node;
        let of = query.filter(|_| operation.ty == OperationType::Query);
        within(of, &mut operation.selection_set.node, outputs);
    }
    for fragment in document.fragments.values_mut() {
        let fragment = &mut fragment.node;
        let of = &fragment.type_condition.node.on.node;
        within(Some(of), &mut fragment.selection_set.node, outputs);
    }
}

/// Completes what is selected of a type.
fn within(of: Option<&str>, set: &mut SelectionSet, outputs: &Outputs) {
    for item in &mut set.items {
        let at = item.pos;
        match &mut item.node {
            Selection::Field(field) => {
                let field = &mut field.node;
                let typed = of.and_then(|of| outputs.field(of, &field.name.node));
                let of = typed.map(|it| innermost(it).as_str());
                within(of, &mut field.selection_set.node, outputs);
            }
            Selection::InlineFragment(inline) => {
                let inline = &mut inline.node;
                if inline.type_condition.is_none() {
                    let on = of.map(|of| Positioned::new(Name::new(of), at));
                    let condition = on.map(|on| Positioned::new(TypeCondition { on }, at));
                    inline.type_condition = condition;
                }
                let condition = inline.type_condition.as_ref();
                let of = condition.map(|it| it.node.on.node.as_str());
                within(of, &mut inline.selection_set.node, outputs);
            }
            Selection::FragmentSpread(_) => {}
        }
    }
}
