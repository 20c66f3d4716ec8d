"""What people see: a view model without any drawing in it, and the screens that draw it."""
