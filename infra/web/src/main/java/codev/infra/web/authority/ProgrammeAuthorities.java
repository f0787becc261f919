package codev.infra.web.authority;

import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Over which programmes a user has which role at one moment. The identity provider's role is the
 * upper bound; what it reaches is granted, or set for the organisation from the start. An
 * administrator may be granted what a manager may, and reads no encrypted text.
 *
 * <p>Facilitators and members are not here: theirs is a place in a group.
 */
public final class ProgrammeAuthorities {
  private final CurrentUser user;
  private final Map<UserRole, Reach> reaches;

  private ProgrammeAuthorities(CurrentUser user, Map<UserRole, Reach> reaches) {
    this.user = user;
    this.reaches = reaches;
  }

  /**
   * @param units names of units
   */
  private record Reach(boolean everywhere, Set<String> units, Set<UUID> programmes) {
    static final Reach NOTHING = new Reach(false, Set.of(), Set.of());

    boolean includes(UUID programme) {
      return everywhere || programmes.contains(programme);
    }

    boolean isEmpty() {
      return !everywhere && units.isEmpty() && programmes.isEmpty();
    }
  }

  /**
   * @param held what the user holds now, and the identity provider's role allows
   * @param programmesOf the programmes that were declared with one of these units
   */
  public static ProgrammeAuthorities of(
      CurrentUser user, List<GrantedRole> held, Function<Set<String>, Set<UUID>> programmesOf) {
    var reaches = new EnumMap<UserRole, Reach>(UserRole.class);
    held.stream()
        .collect(Collectors.groupingBy(GrantedRole::role))
        .forEach((role, scopes) -> reaches.put(role, reach(scopes, programmesOf)));
    return new ProgrammeAuthorities(user, reaches);
  }

  /** Whether the identity provider's role allows this user to hold a role over a programme. */
  public static boolean mayHold(CurrentUser user, UserRole role) {
    return user.is(role) || (role == UserRole.MANAGER && user.is(UserRole.ADMINISTRATOR));
  }

  /** Whether it allows this user any role over programmes: members and facilitators have none. */
  public static boolean mayHoldAnything(CurrentUser user) {
    return Stream.of(UserRole.MANAGER, UserRole.SPONSOR, UserRole.AUDITOR)
        .anyMatch(role -> mayHold(user, role));
  }

  /** Whether grants of one role cover a programme. */
  public static boolean cover(
      List<GrantedRole> grants, UUID programme, Function<Set<String>, Set<UUID>> programmesOf) {
    return reach(grants, programmesOf).includes(programme);
  }

  private static Reach reach(
      List<GrantedRole> grants, Function<Set<String>, Set<UUID>> programmesOf) {
    var everywhere = grants.stream().anyMatch(GrantedRole::coversOrganisation);
    var units =
        grants.stream()
            .map(GrantedRole::unit)
            .filter(Objects::nonNull)
            .collect(Collectors.<String>toUnmodifiableSet());
    var programmes = new HashSet<UUID>();
    for (var grant : grants) if (grant.programme() != null) programmes.add(grant.programme());
    if (!everywhere && !units.isEmpty()) programmes.addAll(programmesOf.apply(units));
    return new Reach(everywhere, units, Set.copyOf(programmes));
  }

  public CurrentUser user() {
    return user;
  }

  public boolean manages(UUID programme) {
    return reach(UserRole.MANAGER).includes(programme);
  }

  public boolean sponsors(UUID programme) {
    return reach(UserRole.SPONSOR).includes(programme);
  }

  public boolean audits(UUID programme) {
    return reach(UserRole.AUDITOR).includes(programme);
  }

  /** Manages or audits it. */
  public boolean reviews(UUID programme) {
    return manages(programme) || audits(programme);
  }

  /** Whether the programme exists for this user at all, apart from a place in one of its groups. */
  public boolean sees(UUID programme) {
    return reviews(programme) || sponsors(programme);
  }

  /** Encrypted reasons are for managers by their own role. */
  public boolean readsReasons(UUID programme) {
    return user.is(UserRole.MANAGER) && manages(programme);
  }

  public boolean managesOrganisation() {
    return reach(UserRole.MANAGER).everywhere();
  }

  /** Also programmes of this unit that are still to be declared. */
  public boolean managesUnit(String unit) {
    return managesOrganisation() || reach(UserRole.MANAGER).units().contains(unit);
  }

  public boolean auditsOrganisation() {
    return reach(UserRole.AUDITOR).everywhere();
  }

  public boolean reviewsOrganisation() {
    return managesOrganisation() || auditsOrganisation();
  }

  public boolean reviewsUnit(String unit) {
    return managesUnit(unit)
        || auditsOrganisation()
        || reach(UserRole.AUDITOR).units().contains(unit);
  }

  public boolean managesAnything() {
    return !reach(UserRole.MANAGER).isEmpty();
  }

  public boolean auditsAnything() {
    return !reach(UserRole.AUDITOR).isEmpty();
  }

  public boolean reviewsAnything() {
    return managesAnything() || auditsAnything();
  }

  /** Whether any programme exists for this user apart from a place in one of its groups. */
  public boolean isEmpty() {
    return reaches.values().stream().allMatch(Reach::isEmpty);
  }

  /** Whether every programme exists for this user. */
  public boolean seesOrganisation() {
    return reaches.values().stream().anyMatch(Reach::everywhere);
  }

  /** The programmes that exist for this user, unless all do. */
  public Set<UUID> programmes() {
    return reaches.values().stream()
        .flatMap(reach -> reach.programmes().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Reach reach(UserRole role) {
    return reaches.getOrDefault(role, Reach.NOTHING);
  }
}
