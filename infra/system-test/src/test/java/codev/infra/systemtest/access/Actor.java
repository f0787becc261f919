package codev.infra.systemtest.access;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A caller, by roles at the identity provider and by relation to the programme, group and session
 * that are called for.
 */
enum Actor {
  ANONYMOUS("–", "", "not signed in"),

  MEMBER("P", "participant", "member of the group"),
  MEMBER_OF_OTHER_GROUP("P-g", "participant", "member of another group of the programme"),
  MEMBER_ELSEWHERE("P-e", "participant", "member in another programme, of another unit"),
  FORMER_MEMBER("P-f", "participant", "has left the group"),

  FACILITATOR("F", "facilitator", "facilitates the group"),
  FACILITATOR_OF_OTHER_GROUP("F-g", "facilitator", "facilitates another group of the programme"),
  FACILITATOR_ELSEWHERE("F-e", "facilitator", "facilitates in another programme"),
  FORMER_FACILITATOR("F-f", "facilitator", "has facilitated the group before"),
  FACILITATOR_WITHOUT_ROLE("F-n", "participant", "facilitates the group, the role was withdrawn"),

  MANAGER("M", "manager", "has declared the programme"),
  MANAGER_OF_UNIT("M-u", "manager", "manages the programme's unit"),
  MANAGER_ELSEWHERE("M-e", "manager", "manages another programme, of another unit"),
  MANAGER_OF_OTHER_UNIT("M-o", "manager", "manages another unit"),
  MANAGER_REVOKED("M-r", "manager", "managed the programme until that was revoked"),

  SPONSOR("S", "sponsor", "sponsors the programme"),
  SPONSOR_OF_UNIT("S-u", "sponsor", "sponsors the programme's unit"),
  SPONSOR_ELSEWHERE("S-e", "sponsor", "sponsors another programme"),
  SPONSOR_REVOKED("S-r", "sponsor", "sponsored the programme until that was revoked"),

  AUDITOR("A", "auditor", "audits the organisation"),
  AUDITOR_OF_PROGRAMME("A-p", "auditor", "audits the programme"),
  AUDITOR_ELSEWHERE("A-e", "auditor", "audits another programme"),
  AUDITOR_REVOKED("A-r", "auditor", "audited the programme until that was revoked"),

  /** Neither role may reach over the scope of the other. */
  AUDITOR_WHO_MANAGES_ELSEWHERE(
      "A+M", "auditor, manager", "audits the programme, manages another, of another unit"),

  ADMINISTRATOR("X", "administrator", "holds the organisation"),
  ADMINISTRATOR_WITHOUT("X-n", "administrator", "holds nothing");

  /** Those to whom it matters that a session is over. */
  static final List<Actor> OF_PAST_SESSIONS =
      List.of(
          MEMBER,
          FORMER_MEMBER,
          FACILITATOR,
          FORMER_FACILITATOR,
          FACILITATOR_WITHOUT_ROLE,
          MANAGER,
          SPONSOR,
          AUDITOR_OF_PROGRAMME);

  private final String heading;
  private final List<String> roles;
  private final String relation;

  Actor(String heading, String roles, String relation) {
    this.heading = heading;
    this.roles = List.of(roles.split(", "));
    this.relation = relation;
  }

  String heading() {
    return heading;
  }

  List<String> roles() {
    return roles;
  }

  String relation() {
    return relation;
  }

  /** The first of each, nobody too; none who only combines roles of others. */
  static List<Actor> ofEachRole() {
    var roles = new HashSet<String>();
    return Stream.of(values()).filter(actor -> roles.addAll(actor.roles)).toList();
  }

  static List<Actor> signedIn() {
    return List.of(values()).subList(1, values().length);
  }

  /**
   * Two demonstration users hold the organisation from the start; a facilitator is the same person
   * with the role and without.
   */
  String username() {
    return switch (this) {
      case AUDITOR -> "auditor";
      case ADMINISTRATOR -> "administrator";
      case FACILITATOR_WITHOUT_ROLE -> FACILITATOR.username();
      default -> "table-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }
}
