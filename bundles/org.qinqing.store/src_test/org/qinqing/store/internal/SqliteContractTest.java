package org.qinqing.store.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.store.PeopleStore;
import org.qinqing.store.PeopleStoreContract;

/**
 * SQLite keeps the contract, in a folder with a name that is hard on file names in SQL and URIs.
 */
class SqliteContractTest extends PeopleStoreContract {
  @TempDir Path temp;
  private SqlitePeopleStore store;

  private SqlitePeopleStore another() {
    return new SqlitePeopleStore(
        new PlainFolder(temp.resolve("人's 100% #1;a=b")), SqliteFileTest.quick());
  }

  @Override
  protected PeopleStore store() {
    if (store == null) {
      store = another();
    }
    return store;
  }

  @Override
  protected PeopleStore reopen() throws IOException {
    end();
    return store();
  }

  @AfterEach
  void end() throws IOException {
    if (store != null) {
      store.close();
      store = null;
    }
  }
}
