/** Starts Swagger UI, which the page before this script has loaded. */
declare const SwaggerUIBundle: (options: {
  url: string;
  dom_id: string;
  layout: "BaseLayout";
  defaultModelsExpandDepth: number;
  tryItOutEnabled: boolean;
  validatorUrl: null;
}) => unknown;

SwaggerUIBundle({
  url: "/openapi/v1.json",
  dom_id: "#swagger-ui",
  // The other layout has a bar with a logo that brings a style of its own, which the security policy refuses.
  layout: "BaseLayout",
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  validatorUrl: null,
});

export {};
