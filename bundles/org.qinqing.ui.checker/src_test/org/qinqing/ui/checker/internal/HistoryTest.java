package org.qinqing.ui.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.CheckRequest.Given;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Verdict;
import org.qinqing.store.Vault;
import org.qinqing.store.VaultItem;

class HistoryTest {
  private final Memory vault = new Memory();
  private final History history = new History();

  /** A vault in memory that counts how often it was written. */
  private static final class Memory implements Vault {
    private final Map<String, VaultItem> items = new LinkedHashMap<>();
    private State state = State.OPEN;
    private int written;

    @Override
    public State state() {
      return state;
    }

    @Override
    public void create(char[] passphrase) {
      state = State.OPEN;
    }

    @Override
    public void open(char[] passphrase) {
      state = State.OPEN;
    }

    @Override
    public void close() {
      state = State.LOCKED;
    }

    @Override
    public List<VaultItem> items() {
      return new ArrayList<>(items.values());
    }

    @Override
    public void keep(VaultItem item) {
      written++;
      items.put(item.id(), item);
    }

    @Override
    public void forget(String id) {
      items.remove(id);
    }

    @Override
    public void changePassphrase(char[] old, char[] fresh) {}

    @Override
    public void forgetAll() {
      items.clear();
      state = State.NONE;
    }
  }

  private static Case one(String text) {
    return new Case(
        text,
        List.of(
            new Given(Optional.of(0), "payer", Optional.of(FactContent.Terms.of("self"))),
            new Given(Optional.of(1), "leading", Optional.empty()),
            new Given(
                Optional.empty(),
                "amount",
                Optional.of(
                    new FactContent.Quantity(
                        Optional.empty(), Optional.of(new BigDecimal("200")), true, "CNY", false))),
            new Given(Optional.empty(), "since", Optional.of(new FactContent.Day(Samples.TODAY)))),
        Verdict.CONDITIONAL,
        Samples.TODAY);
  }

  @Test
  void nothingIsKeptUnlessThePersonChoseSo() throws IOException {
    history.keep("1", one("没有保险柜"));
    history.vault(vault);
    history.keep("1", one("没有选"));
    assertFalse(history.keeps());
    history.keep(true);
    vault.close();
    history.keep("1", one("锁着"));
    assertFalse(history.keeps());
    assertEquals(List.of(), vault.items());
    vault.open(new char[0]);
    assertTrue(history.keeps());
    history.keep("1", one("  "));
    assertEquals(List.of(), vault.items());
  }

  @Test
  void oneSituationIsOneEntryAndComesBackWhole() throws IOException {
    history.vault(vault);
    history.keep(true);
    history.keep("1", one("老板请我吃饭"));
    history.keep("1", one("老板请我吃饭，我付的钱"));
    history.keep("1", one("老板请我吃饭，我付的钱"));
    assertEquals(2, vault.written, "the same again is not written again");
    assertEquals(1, vault.items().size());
    VaultItem item = vault.items().getFirst();
    assertEquals("老板请我吃饭，我付的钱", item.title());
    assertEquals(Optional.of(one("老板请我吃饭，我付的钱")), history.read(item));
    history.keep("2", one("另一件"));
    assertEquals(2, vault.items().size());
  }

  @Test
  void whatWasForgottenIsNotKeptAgain() throws IOException {
    history.vault(vault);
    history.keep(true);
    history.keep("1", one("一"));
    history.forget(vault, "1");
    history.keep("1", one("一，还在写"));
    assertEquals(List.of(), vault.items());
    history.keep("2", one("二"));
    history.forgetAll(vault);
    assertFalse(history.keeps());
    assertEquals(Vault.State.NONE, vault.state());
  }

  @Test
  void foreignContentIsNoCase() {
    assertEquals(Optional.empty(), new CaseText().read("{"));
    assertEquals(Optional.empty(), new CaseText().read("{\"text\":\"x\"}"));
    assertEquals(
        Optional.empty(),
        new CaseText()
            .read("{\"text\":\"x\",\"verdict\":\"MAYBE\",\"asOf\":\"2026-01-01\",\"given\":[]}"));
    assertEquals(
        Optional.empty(),
        new CaseText()
            .read("{\"text\":\"x\",\"verdict\":\"PERMITTED\",\"asOf\":\"soon\",\"given\":[]}"));
  }

  @Test
  void titleIsALine() {
    assertEquals("一 二", one(" 一\n\n二 ").title());
    assertTrue(one("长".repeat(100)).title().length() < 50);
  }
}
