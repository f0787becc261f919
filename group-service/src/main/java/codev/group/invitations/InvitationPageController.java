package codev.group.invitations;

import codev.group.answers.AcceptSessionsUseCase;
import codev.group.answers.DeclinedCharterQueries;
import codev.group.answers.InvitationAnswerQueries;
import codev.group.calendar.CalendarSession;
import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.command.CharterCommand.AcceptCharter;
import codev.group.domain.command.CharterCommand.DeclineCharter;
import codev.group.domain.command.CharterCommand.WithdrawCharterAcceptance;
import codev.group.domain.command.GroupSessionCommand.AnswerSessionInvitation;
import codev.group.domain.command.GroupSessionCommand.WithdrawSessionAnswer;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.group.CharterComparison;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.invitations.PersonalInvitation.ToCharter;
import codev.group.invitations.PersonalInvitation.ToSession;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Page of an invitation. Its address admits its recipient, without a sign-in, to this answer alone.
 * Opening it answers nothing, as programs that follow the links of e-mails do.
 */
@Controller
@RequestMapping("/invitations/{address}")
@RequiredAccess(AccessPolicy.PUBLIC)
record InvitationPageController(
    InvitationAddresses addresses,
    GroupQueries groups,
    DirectoryQueries directory,
    InvitationAnswerQueries answers,
    DeclinedCharterQueries declinedCharters,
    CharterComparison charters,
    AcceptSessionsUseCase sessions,
    CommandSender commands,
    Clock clock) {
  /**
   * @param answer the one that the e-mail leads to, proposed first; it is given by a button
   */
  @GetMapping
  String page(
      @PathVariable String address,
      @RequestParam(required = false) @Nullable InvitationAnswer answer,
      Locale language,
      Model model) {
    var invitation = invitation(address);
    var group = groups.group(invitation.group());
    model.addAttribute("address", address);
    model.addAttribute("group", group);
    model.addAttribute("recipient", recipient(invitation, group).displayName());
    return switch (invitation) {
      case ToCharter to -> {
        model.addAttribute("charterChanges", charters.since(group, to.member(), language));
        yield charter(to, group, answer, model);
      }
      case ToSession to -> {
        model.addAttribute("choices", choices(answer));
        yield session(to, group, model);
      }
    };
  }

  /**
   * An invitation that no longer counts shows its page again, which says so; likewise one that was
   * answered before, since an address takes one answer until that is taken back.
   *
   * @param startsAt dates of the sessions that were shown beside the charter: accepting the charter
   *     accepts them, too, unless they have other dates or answers since
   */
  @PostMapping
  ResponseEntity<Void> answer(
      @PathVariable String address,
      @RequestParam(required = false) @Nullable InvitationAnswer answer,
      @RequestParam(defaultValue = "") List<Instant> startsAt,
      @RequestParam(defaultValue = "false") boolean withdraw) {
    var invitation = invitation(address);
    var group = groups.group(invitation.group());
    var _ = recipient(invitation, group);
    long position =
        switch (invitation) {
          case ToCharter to -> {
            if (!isCurrent(to, group)) yield 0;
            if (withdraw) yield withdraw(to);
            if (answer == InvitationAnswer.DECLINED) yield decline(to);
            long accepted = accept(to);
            yield answer == InvitationAnswer.ACCEPTED
                ? Math.max(accepted, sessions.accept(group, startsAt, to.member()))
                : accepted;
          }
          case ToSession to -> {
            var open = currentSession(to, group);
            if (open.isEmpty()) yield 0;
            yield withdraw ? withdraw(to, open.get()) : answer(to, open.get(), required(answer));
          }
        };
    return RedirectAfterPost.to("/invitations/" + address, position, false);
  }

  private PersonalInvitation invitation(String address) {
    return addresses.open(address).orElseThrow(RefusedException::notFound);
  }

  /**
   * Who has left the group or the organisation is invited to nothing any more. Who came back to the
   * group since then has other invitations.
   */
  private DirectoryEntry recipient(PersonalInvitation invitation, GroupView group) {
    return directory
        .current(invitation.member())
        .filter(entry -> !entry.hasLeft() && group.members().contains(entry.username()))
        .filter(entry -> invitation.earlierDepartures() == group.departures(entry.username()))
        .orElseThrow(RefusedException::notFound);
  }

  private String charter(
      ToCharter invitation, GroupView group, @Nullable InvitationAnswer answer, Model model) {
    var member = invitation.member();
    boolean isCurrent = isCurrent(invitation, group);
    boolean isAccepted = group.hasAcceptedCharter(member);
    model.addAttribute("isCurrent", isCurrent);
    model.addAttribute("isAccepted", isAccepted);
    model.addAttribute("isDeclined", declinedCharters.in(group.id()).contains(member));
    model.addAttribute("declines", answer == InvitationAnswer.DECLINED);
    // An address that has ended leads to no other one.
    var next = isCurrent ? next(group) : Optional.<CalendarSession>empty();
    var mine = next.map(session -> mine(session, group, member)).orElse("");
    model.addAttribute("mine", mine);
    model.addAttribute(
        "offered",
        next.filter(_ -> answer == InvitationAnswer.ACCEPTED && mine.isEmpty()).orElse(null));
    var unanswered = isCurrent ? answers.unanswered(group, member) : List.<CalendarSession>of();
    boolean showsAll = unanswered.size() > 1 && (isAccepted || answer == InvitationAnswer.ACCEPTED);
    model.addAttribute("all", showsAll ? unanswered : List.of());
    var following = next.filter(_ -> isAccepted);
    model.addAttribute("next", following.orElse(null));
    model.addAttribute(
        "nextAddress",
        following.map(session -> addresses.path(toSession(session, group, member))).orElse(null));
    addNames(group.facilitator(), model);
    return "invitations/charter";
  }

  private String session(ToSession invitation, GroupView group, Model model) {
    var session =
        group.sessions().find(invitation.session()).orElseThrow(RefusedException::notFound);
    model.addAttribute("calendarSession", session);
    model.addAttribute("isOpen", currentSession(invitation, group).isPresent());
    model.addAttribute("isOver", !session.isToCome());
    var mine = mine(session, group, invitation.member());
    model.addAttribute("mine", mine);
    model.addAttribute(
        "missesTurn",
        mine.equals(InvitationAnswer.DECLINED.name())
            && group.nextClients(session).contains(invitation.member()));
    addNames(session.facilitator(), model);
    return "invitations/session";
  }

  private static List<InvitationAnswer> choices(@Nullable InvitationAnswer first) {
    return Stream.concat(Stream.ofNullable(first), Stream.of(InvitationAnswer.values()))
        .distinct()
        .toList();
  }

  private void addNames(Username facilitator, Model model) {
    model.addAttribute("names", directory.names(List.of(facilitator)));
  }

  /** Their answer to the invitation to a session; empty without one. */
  private String mine(CalendarSession session, GroupView group, Username member) {
    var presence = answers.expected(group, member).get(session.id());
    return presence == null ? "" : presence.mine();
  }

  private static ToSession toSession(CalendarSession session, GroupView group, Username member) {
    return new ToSession(
        group.id(), session.id(), session.revision(), member, group.departures(member));
  }

  private static Optional<CalendarSession> next(GroupView group) {
    return group.sessions().all().stream()
        .filter(CalendarSession::isExpected)
        .min(Comparator.comparing(CalendarSession::startsAt));
  }

  private static boolean isCurrent(ToCharter invitation, GroupView group) {
    return invitation.version() == group.charterVersion();
  }

  /** The session, if it is still to come at the date of the invitation. */
  private static Optional<CalendarSession> currentSession(ToSession invitation, GroupView group) {
    return group
        .sessions()
        .find(invitation.session())
        .filter(CalendarSession::isExpected)
        .filter(session -> session.dateRevision() <= invitation.revision())
        .filter(session -> invitation.revision() <= session.revision());
  }

  private long accept(ToCharter to) {
    return commands
        .send(
            new AcceptCharter(to.group(), to.version(), to.member(), to.member(), clock.instant()))
        .position();
  }

  private long decline(ToCharter to) {
    return commands
        .send(new DeclineCharter(to.group(), to.version(), to.member(), clock.instant()))
        .position();
  }

  private long withdraw(ToCharter to) {
    return commands
        .send(new WithdrawCharterAcceptance(to.group(), to.version(), to.member(), clock.instant()))
        .position();
  }

  private long answer(ToSession to, CalendarSession session, InvitationAnswer answer) {
    return commands
        .send(
            new AnswerSessionInvitation(
                to.group(),
                to.session(),
                session.startsAt(),
                answer,
                true,
                to.member(),
                clock.instant()))
        .position();
  }

  private long withdraw(ToSession to, CalendarSession session) {
    return commands
        .send(
            new WithdrawSessionAnswer(
                to.group(), to.session(), session.startsAt(), to.member(), clock.instant()))
        .position();
  }

  private static InvitationAnswer required(@Nullable InvitationAnswer answer) {
    if (answer == null) throw new MalformedRequestException("answer", "request.missing");
    return answer;
  }
}
