fn main() {}

mod fifty_one {
    jets::jobs! {
        DataJob {
            tags {
                    t1: "x", t2: "x", t3: "x", t4: "x", t5: "x", t6: "x", t7: "x", t8: "x", t9: "x", t10: "x",
                    t11: "x", t12: "x", t13: "x", t14: "x", t15: "x", t16: "x", t17: "x", t18: "x", t19: "x", t20: "x",
                    t21: "x", t22: "x", t23: "x", t24: "x", t25: "x", t26: "x", t27: "x", t28: "x", t29: "x", t30: "x",
                    t31: "x", t32: "x", t33: "x", t34: "x", t35: "x", t36: "x", t37: "x", t38: "x", t39: "x", t40: "x",
                    t41: "x", t42: "x", t43: "x", t44: "x", t45: "x", t46: "x", t47: "x", t48: "x", t49: "x", t50: "x",
                    t51: "x",
            };
            fn file() {}
        }
    }
}

mod key_empty {
    jets::jobs! {
        DataJob {
            tags { "": "data" };
            fn file() {}
        }
    }
}

mod key_over_128_characters {
    jets::jobs! {
        DataJob {
            tags { "long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-": "data" };
            fn file() {}
        }
    }
}

mod key_twice {
    jets::jobs! {
        DataJob {
            tags { Team: "data", Team: "orders" };
            fn file() {}
        }
    }
}

mod not_a_map {
    jets::jobs! {
        DataJob {
            tags "data";
            fn file() {}
        }
    }
}

mod placeholder_in_a_key {
    jets::jobs! {
        OrderJob {
            tags { "${Tag}": "orders" };
            kinesis_event "orders";
            fn store() {}
        }
    }
}

mod placeholder_that_nothing_resolves {
    jets::jobs! {
        DataJob {
            tags { Region: "${AWS::Nope}" };
            fn file() {}
        }
    }
}

mod reserved_key {
    jets::jobs! {
        DataJob {
            tags { "aws:team": "data" };
            fn file() {}
        }
    }
}

mod value_is_not_a_string {
    jets::jobs! {
        DataJob {
            tags { Team: 5 };
            fn file() {}
        }
    }
}

mod value_over_256_characters {
    jets::jobs! {
        DataJob {
            tags { Team: "long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long" };
            fn file() {}
        }
    }
}

mod value_with_a_bad_character {
    jets::jobs! {
        DataJob {
            tags { Team: "data & orders" };
            fn file() {}
        }
    }
}
