package codev.group.authority;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents that an operation may be answered 202, because a second person has to approve it first.
 * It enforces nothing: {@link ApprovableCommandUseCase} asks for the approval.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
    responseCode = "202",
    description = "A second person has to approve it; it is carried out once they do",
    content =
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = DoneOrPending.PendingResponse.class)))
public @interface ApiResponsePendingApproval {}
