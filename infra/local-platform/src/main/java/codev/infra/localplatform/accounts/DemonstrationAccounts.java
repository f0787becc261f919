package codev.infra.localplatform.accounts;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;

/** The accounts of the demonstration's own people: they sign in with their name in lower case. */
public enum DemonstrationAccounts {
  MANAGER("Mireille Garnier", "manager"),
  FACILITATOR("Anne Lefèvre", "facilitator"),
  ALICE("Alice Martin", "participant"),
  BOB("Bob Durand", "participant"),
  CARLA("Carla Rossi", "participant"),
  DAVID("David Nguyen", "participant"),
  EMMA("Emma Petit", "participant"),
  FARID("Farid Benali", "participant"),
  GAELLE("Gaëlle Morvan", "participant"),
  HUGO("Hugo Lambert", "participant"),
  SPONSOR("Solange Perrin", "sponsor"),
  AUDITOR("Ahmed Dubois", "auditor");

  /** The password of everyone here; the demonstration listens on this machine only. */
  public static final String PASSWORD = "codev";

  private final String displayName;
  private final String role;

  DemonstrationAccounts(String displayName, String role) {
    this.displayName = displayName;
    this.role = role;
  }

  public String username() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public Account account() {
    return new Account(username(), displayName, List.of(role));
  }

  public static String usernames() {
    return Arrays.stream(values()).map(DemonstrationAccounts::username).collect(joining(", "));
  }
}
