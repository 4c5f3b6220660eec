//! `asOf`: memberships and appointments on a day, in fields and in filters.

use expect_test::expect;

use crate::support::check;

#[tokio::test]
async fn members_are_those_of_the_day() {
    check(
        "{ organization(by: {key: \"nato\"}) {
            before: members(asOf: \"1999-03-11\") { totalCount }
            after: members(asOf: \"1999-03-12\") { totalCount }
            today: members { totalCount }
            memberships(asOf: \"1999-03-12\", filter: {state: {isoCode: {eq: \"POL\"}}}) {
              nodes { from { edtf } until { edtf } state { name } } } } }",
        6,
        expect![[r#"
            {
              "organization": {
                "after": {
                  "totalCount": 19
                },
                "before": {
                  "totalCount": 16
                },
                "memberships": {
                  "nodes": [
                    {
                      "from": {
                        "edtf": "1999-03-12"
                      },
                      "state": {
                        "name": "Poland"
                      },
                      "until": null
                    }
                  ]
                },
                "today": {
                  "totalCount": 32
                }
              }
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_state_that_left_and_came_back_is_a_member_twice_and_once_a_day() {
    check(
        "{ state(by: {iso: \"UZB\"}) {
            all: memberships(filter: {organization: {key: {eq: \"csto\"}}}) {
              nodes { key from { edtf } until { edtf } } }
            in2000: organizations(asOf: \"2000-06-01\", filter: {key: {eq: \"csto\"}}) { totalCount }
            in2007: organizations(asOf: \"2007-06-01\", filter: {key: {eq: \"csto\"}}) { totalCount }
            certainly: organizations(asOf: \"2012-06-01\", filter: {key: {eq: \"csto\"}}) { totalCount }
            possibly: organizations(asOf: \"2012-06-01\", match: POSSIBLY,
              filter: {key: {eq: \"csto\"}}) { totalCount } } }",
        6,
        expect![[r#"
            {
              "state": {
                "all": {
                  "nodes": [
                    {
                      "from": {
                        "edtf": "1992-05-15"
                      },
                      "key": "csto-uzb",
                      "until": {
                        "edtf": "1999"
                      }
                    },
                    {
                      "from": {
                        "edtf": "2006"
                      },
                      "key": "csto-uzb-2",
                      "until": {
                        "edtf": "2012"
                      }
                    }
                  ]
                },
                "certainly": {
                  "totalCount": 0
                },
                "in2000": {
                  "totalCount": 0
                },
                "in2007": {
                  "totalCount": 1
                },
                "possibly": {
                  "totalCount": 1
                }
              }
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn the_first_day_outside_is_outside() {
    check(
        "{ organization(by: {key: \"eu\"}) {
            last: members(asOf: \"2020-01-31\", filter: {isoCode: {eq: \"GBR\"}}) { totalCount }
            first: members(asOf: \"2020-02-01\", filter: {isoCode: {eq: \"GBR\"}}) { totalCount } } }",
        3,
        expect![[r#"
            {
              "organization": {
                "first": {
                  "totalCount": 0
                },
                "last": {
                  "totalCount": 1
                }
              }
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn member_of_asks_on_the_decrees_own_date_unless_told() {
    check(
        "{ decree(by: {key: \"rus-gov-order-2025-12-19\"}) {
            own: counterparties(memberOf: \"eu\") { totalCount }
            early: counterparties(memberOf: \"eu\", asOf: \"1994-01-01\") { nodes { isoCode } }
            all: counterparties(orderBy: [{field: ISO_CODE}]) { nodes { isoCode } } } }",
        5,
        expect![[r#"
            {
              "decree": {
                "all": {
                  "nodes": [
                    {
                      "isoCode": "BEL"
                    },
                    {
                      "isoCode": "BGR"
                    },
                    {
                      "isoCode": "CZE"
                    },
                    {
                      "isoCode": "DEU"
                    },
                    {
                      "isoCode": "DNK"
                    },
                    {
                      "isoCode": "GBR"
                    },
                    {
                      "isoCode": "HRV"
                    },
                    {
                      "isoCode": "NLD"
                    },
                    {
                      "isoCode": "NOR"
                    },
                    {
                      "isoCode": "POL"
                    },
                    {
                      "isoCode": "ROU"
                    }
                  ]
                },
                "early": {
                  "nodes": [
                    {
                      "isoCode": "BEL"
                    },
                    {
                      "isoCode": "DEU"
                    },
                    {
                      "isoCode": "DNK"
                    },
                    {
                      "isoCode": "GBR"
                    },
                    {
                      "isoCode": "NLD"
                    }
                  ]
                },
                "own": {
                  "totalCount": 9
                }
              }
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn member_of_an_unknown_organization_is_an_error_not_nobody() {
    check(
        "{ decree(by: {key: \"rus-gov-order-2025-12-19\"}) {
            counterparties(memberOf: \"EU\") { totalCount } } }",
        2,
        expect![[r#"
            {
              "data": {
                "decree": null
              },
              "errors": [
                {
                  "extensions": {
                    "code": "BAD_USER_INPUT"
                  },
                  "locations": [
                    {
                      "column": 13,
                      "line": 2
                    }
                  ],
                  "message": "`memberOf` is `EU`; there is no organization with this key",
                  "path": [
                    "decree",
                    "counterparties"
                  ]
                }
              ]
            }
        "#]],
    )
    .await;
}

/// The Soviet Union and Russia, which continues it, are one side of the agreement of 1989.
#[tokio::test]
async fn a_predecessor_of_the_issuer_is_no_counterparty() {
    check(
        "{ decree(by: {key: \"rus-gov-order-2025-12-05\"}) {
            counterparties(orderBy: [{field: ISO_CODE}]) { nodes { isoCode } } } }",
        2,
        expect![[r#"
            {
              "decree": {
                "counterparties": {
                  "nodes": [
                    {
                      "isoCode": "CAN"
                    },
                    {
                      "isoCode": "FRA"
                    },
                    {
                      "isoCode": "PRT"
                    }
                  ]
                }
              }
            }
        "#]],
    )
    .await;
}
