"""What takes several rooms: importing (gather → read → align → store), marking, searching, …"""
