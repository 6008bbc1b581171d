"""What holds for the whole house: imports, names, privacy, whole files, text that stays text, a README that is true."""
