package codev.infra.systemtest.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table as a document. */
final class AccessTable {
  private final List<Endpoint> endpoints;

  AccessTable(List<Endpoint> endpoints) {
    this.endpoints = endpoints;
  }

  String markdown() {
    var lines = new ArrayList<String>();
    lines.add("# Authorisation: who may call what");
    lines.add("");
    lines.add(
        """
        Generated from the running services and from the answers that `infra/system-test` expects; do not edit.
        [CONTRIBUTING](../../CONTRIBUTING.md#add-an-endpoint) says how it is written anew. The same test plays each cell
        for each endpoint against the services, and through the gateway with a caller who may, one who may not and, in a
        browser, the administrator; of what everybody who is signed in may call, with one caller of each role; of what is
        about one session also for one that is over, with those who have left the group since. Each endpoint has exactly
        one policy; a service with one that has none does not start
        ([ADR 53](adr/0053-no-endpoint-without-an-access-policy.md)).
        """
            .strip());
    lines.add("");
    legend(lines);
    lines.add("## What each policy answers");
    lines.add("");
    matrix(lines);
    lines.add("");
    lines.add("## Of a session that is over");
    lines.add("");
    matrixOfPastSessions(lines);
    lines.add("");
    lines.add("## Which endpoints have which policy");
    lines.add("");
    byPolicy(lines);
    return String.join("\n", lines).stripTrailing() + "\n";
  }

  private static void legend(List<String> lines) {
    lines.add("## Who calls");
    lines.add("");
    lines.add(
        """
        Every path is about one programme, a group in it and a session of that group; each caller has a role at the identity
        provider, one of them two, and one relation to them.
        """
            .strip());
    lines.add("");
    lines.add("| column | roles | relation |");
    lines.add("|---|---|---|");
    for (var actor : Actor.values())
      lines.add(
          "| %s | %s | %s |"
              .formatted(actor.heading(), String.join(", ", actor.roles()), actor.relation()));
    lines.add("");
    lines.add(
        """
        ✓ the policy admits the caller: what follows depends on the request (2xx, 400, 409, 422). `404` it does not exist for
        the caller. `403` the caller may not. `401` nobody is signed in; a browser that asks for a page is led to the sign-in
        instead. 401, 404 and 403 are answered before the content of a request is read. What anybody may call is played without
        signing in, at the gateway too; what the caller's network decides, from this machine, from a page of a browser, which the
        services refuse, and through the gateway, which leads to none of it. Of other networks the tests of the services play it.

        The pool of facilitators (`/api/facilitators`) is the organisation's, not a programme's: who manages anything reads and
        changes it, who audits anything reads it, since how many groups a facilitator can take counts over all programmes. An
        entry says how many groups its person leads, and which only as far as the reader may see them. It gives no right: what
        a facilitator may do follows from the role and from their groups
        ([ADR 51](adr/0051-authority-is-the-providers-role-within-a-granted-scope.md)).
        """
            .strip());
    lines.add("");
  }

  private static void matrix(List<String> lines) {
    var actors = List.of(Actor.values());
    heading(lines, actors);
    for (var expected : Expectation.values()) row(lines, expected.heading(), actors, expected::of);
  }

  private static void matrixOfPastSessions(List<String> lines) {
    lines.add(
        """
        For whom it differs from the above, and for one caller of each other role: who has left the group, or does not
        facilitate it any more, reads none of its past sessions, and may still sign, evaluate and correct attendance.
        """
            .strip());
    lines.add("");
    heading(lines, Actor.OF_PAST_SESSIONS);
    for (var expected : Expectation.values())
      if (expected.isOfSession())
        for (var reads : List.of(true, false))
          row(
              lines,
              expected.heading() + (reads ? ", to read" : ", to act"),
              Actor.OF_PAST_SESSIONS,
              actor -> expected.ofPastSession(actor, reads));
  }

  private static void heading(List<String> lines, List<Actor> actors) {
    lines.add("| policy | " + joined(actors, Actor::heading) + " |");
    lines.add("|---|" + ":-:|".repeat(actors.size()));
  }

  private static void row(
      List<String> lines, String heading, List<Actor> actors, Function<Actor, Answer> answers) {
    lines.add("| " + heading + " | " + joined(actors, actor -> answers.apply(actor).cell()) + " |");
  }

  private static String joined(List<Actor> actors, Function<Actor, String> cell) {
    return actors.stream().map(cell).collect(Collectors.joining(" | "));
  }

  private void byPolicy(List<String> lines) {
    for (var policy : descriptions().entrySet()) {
      lines.add("### `" + policy.getKey() + "`");
      lines.add("");
      lines.add(policy.getValue());
      lines.add("");
      lines.add("| service | method | path |");
      lines.add("|---|---|---|");
      endpoints.stream()
          .filter(endpoint -> endpoint.policy().equals(policy.getKey()))
          .map(one -> "| %s | %s | `%s` |".formatted(one.service(), one.method(), one.path()))
          .distinct()
          .forEach(lines::add);
      lines.add("");
    }
  }

  /** In the order in which the services declare them, by policy. */
  private Map<String, String> descriptions() {
    var found = new LinkedHashMap<String, String>();
    for (var network : List.of("PUBLIC", "METRICS_NETWORK", "OPERATOR_NETWORK"))
      endpoints.stream()
          .filter(endpoint -> endpoint.policy().equals(network))
          .findFirst()
          .ifPresent(one -> found.put(one.policy(), one.description()));
    for (var expected : Expectation.values())
      endpoints.stream()
          .filter(endpoint -> endpoint.policy().equals(expected.name()))
          .findFirst()
          .ifPresent(one -> found.put(one.policy(), one.description()));
    return found;
  }
}
