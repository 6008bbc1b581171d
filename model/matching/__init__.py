"""People at risk matched to posts: who may be offered what, in what order, and what that avoids in payoffs."""
