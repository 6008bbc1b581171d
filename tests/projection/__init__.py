"""The plan by year: small bodies worked by hand, published outcomes reproduced, vacancies cleared."""
