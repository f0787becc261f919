package codev.infra.localplatform.accounts;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The accounts of the demonstration's own people: they sign in with their name in lower case, and
 * are in the directory from the start.
 */
public enum DemonstrationAccounts {
  ADMINISTRATOR("Adèle Roussel", "administrator"),
  MANAGER("Mireille Garnier", "manager"),
  MANAGER2("Marc Fontaine", "manager"),
  FACILITATOR("Anne Lefèvre", "facilitator"),
  FACILITATOR2("Karim Haddad", "facilitator"),
  ALICE("Alice Martin", "participant", "Finance", "Lyon"),
  BOB("Bob Durand", "participant", "Production", "Lille"),
  CARLA("Carla Rossi", "participant", "Ventes", "Lyon"),
  DAVID("David Nguyen", "participant", "Achats", "Lille"),
  EMMA("Emma Petit", "participant", "Finance", "Lille"),
  FARID("Farid Benali", "participant", "Production", "Lyon"),
  GAELLE("Gaëlle Morvan", "participant", "Ventes", "Lille"),
  HUGO("Hugo Lambert", "participant", "Achats", "Lyon"),
  SPONSOR("Solange Perrin", "sponsor"),
  AUDITOR("Ahmed Dubois", "auditor"),
  STRANGER("Sylvie Blanc", "participant");

  /** The password of everyone here; the demonstration listens on this machine only. */
  public static final String PASSWORD = "codev";

  private final String displayName;
  private final String role;
  private final String unit;
  private final String site;

  DemonstrationAccounts(String displayName, String role) {
    this(displayName, role, "", "");
  }

  DemonstrationAccounts(String displayName, String role, String unit, String site) {
    this.displayName = displayName;
    this.role = role;
    this.unit = unit;
    this.site = site;
  }

  public String username() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public Account account() {
    return new Account(username(), displayName, List.of(role));
  }

  /**
   * Settings of group-service by which all of them are in its directory, as if the first manager
   * had registered them, who finds them there. Other managers, and all on data of an earlier
   * version, find those whom they add to the participants of their programmes.
   */
  public static Map<String, String> directorySettings() {
    var settings = new HashMap<String, String>();
    settings.put("CODEV_DIRECTORY_INITIALPEOPLEBY", MANAGER.username());
    for (var each : values()) {
      var entry = "CODEV_DIRECTORY_INITIALPEOPLE_%d_".formatted(each.ordinal());
      settings.put(entry + "USERNAME", each.username());
      settings.put(entry + "DISPLAYNAME", each.displayName);
      settings.put(entry + "EMAIL", each.username() + "@codev.example");
      settings.put(entry + "UNIT", each.unit);
      settings.put(entry + "SITE", each.site);
    }
    return settings;
  }

  /** Who holds the whole organisation from the start. */
  public static String organisationHolders() {
    return ADMINISTRATOR.username() + "," + AUDITOR.username();
  }

  public static String usernames() {
    return Arrays.stream(values()).map(DemonstrationAccounts::username).collect(joining(", "));
  }
}
