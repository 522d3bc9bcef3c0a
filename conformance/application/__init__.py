"""How are the processes of an application started, watched and ended?"""
