//! A supervisor's look through the portfolio.

mod listed;
