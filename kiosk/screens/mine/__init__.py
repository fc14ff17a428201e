"""*Mijn werk*: to find one's work again, see what became of it, and change or take back one's yes."""
