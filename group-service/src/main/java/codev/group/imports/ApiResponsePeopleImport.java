package codev.group.imports;

import codev.group.imports.ImportJobController.ImportJobResponse;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** In the OpenAPI document: an import is answered with its result, or with a job that goes on. */
@ApiResponse(
    responseCode = "200",
    content =
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = ImportResult.class)))
@ApiResponse(
    responseCode = "202",
    description = "A long list; the import goes on, and Location is where its progress is read",
    content =
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = ImportJobResponse.class)))
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface ApiResponsePeopleImport {}
